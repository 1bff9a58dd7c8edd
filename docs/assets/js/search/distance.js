// How far one spelling is from another.

/**
 * How many letters to add, drop, change or swap with their neighbour.
 * @param {string} one
 * @param {string} other
 * @param {number} most of no interest beyond: then one more is enough
 */
export function measureDistance(one, other, most) {
  /** @type {number[]} */
  let before = [];
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = row[j - 1] + Number(one[i - 1] !== other[j - 1]);
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, change);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}
