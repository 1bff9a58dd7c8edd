// The lines of a file of terms, and how well documents that hold a term answer it: BM25+ by field
// (Lv and Zhai, "Lower-bounding term frequency normalization", 2011), k = 1.2, d = 0.5. All
// fields count as equally long, so that b, which weighs lengths, plays no part.

/** How soon more occurrences stop to count; what one occurrence counts at least. */
const SATURATION = 1.2;
const MINIMUM = 0.5;
/** What a term that only begins with the one asked for weighs; how fast less with its length. */
const BEGINNING = 0.375;
const LONGER = 0.3;

/**
 * What one document holds of a term; `terms`: the terms that were met.
 * @typedef {{score: number, fields: string[], terms: string[]}} TermHit
 */

/**
 * Of one term, how often each document holds it, by field.
 * @typedef {Map<string, Map<number, number>>} Occurrences
 */

/**
 * @param {string} line as scripts/dialogues/search/postings.py writes it
 * @returns {Occurrences}
 */
export function parseLine(line) {
  /** @type {Occurrences} */
  const held = new Map();
  let id = 0;
  for (const part of line.split(" ")) {
    const [, step, fields] = /** @type {string[]} */ (/^(\d*)(.+)/.exec(part));
    id += Number(step);
    for (const [, field, times] of fields.matchAll(/([a-z])(\d*)/g)) {
      const documents = held.get(field) ?? new Map();
      held.set(field, documents.set(id, Number(times) || 1));
    }
  }
  return held;
}

/**
 * What a field's hold of a term is worth.
 * @param {number} times how often the document's field holds the term
 * @param {number} holding how many documents' fields do
 * @param {number} total how many documents there are
 */
export function scoreField(times, holding, total) {
  const rarity = Math.log(1 + (total - holding + 0.5) / (holding + 0.5));
  return rarity * (MINIMUM + (times * (SATURATION + 1)) / (times + SATURATION));
}

/** Letters of a stem that many words begin with. */
const SHORT = 3;

export class Postings {
  /**
   * @param {Record<string, string>} lines by term
   * @param {number} total how many documents there are, in all files
   * @param {Record<string, number>} boosts what each field weighs
   */
  constructor(lines, total, boosts) {
    this.lines = lines;
    this.total = total;
    this.boosts = boosts;
  }

  /**
   * The documents that hold a term.
   * @param {string} term
   * @param {string | false} [typed] what it was cut from: terms that begin with it count too
   * @returns {Map<number, TermHit>}
   */
  look(term, typed) {
    /** @type {Map<number, TermHit>} */
    const hits = new Map();
    if (Object.hasOwn(this.lines, term)) this.#add(hits, term, 1);
    if (!typed) return hits;
    // Of a short stem little is left to go by: "fir" of "firing" may be fire, not first.
    const least = term.length > SHORT ? term : typed;
    for (const longer of Object.keys(this.lines)) {
      const distance = longer.length - term.length;
      if (distance > 0 && (longer.startsWith(least) || longer === `${term}e`)) {
        this.#add(hits, longer, (BEGINNING * longer.length) / (longer.length + LONGER * distance));
      }
    }
    return hits;
  }

  /**
   * @param {Map<number, TermHit>} hits
   * @param {string} term
   * @param {number} weight
   */
  #add(hits, term, weight) {
    const held = parseLine(this.lines[term]);
    for (const [field, boost] of Object.entries(this.boosts)) {
      const documents = held.get(field) ?? new Map();
      for (const [id, times] of documents) {
        const hit = hits.get(id) ?? { score: 0, fields: [], terms: [] };
        hit.score += weight * boost * scoreField(times, documents.size, this.total);
        hit.fields.push(field);
        if (!hit.terms.includes(term)) hit.terms.push(term);
        hits.set(id, hit);
      }
    }
  }
}
