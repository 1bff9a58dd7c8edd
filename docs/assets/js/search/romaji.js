// Japanese typed in Latin letters, Hepburn or as on keyboards, as kana in their compared form: no
// small letters, no long marks.

const VOWELS = "aiueo";
/** @type {Record<string, string>} kana of a consonant before each vowel */
const ROWS = {
  "": "あいうえお",
  k: "かきくけこ",
  s: "さしすせそ",
  t: "たちつてと",
  n: "なにぬねの",
  h: "はひふへほ",
  m: "まみむめも",
  y: "や ゆ よ",
  r: "らりるれろ",
  w: "わい えを",
  g: "がぎぐげご",
  z: "ざじずぜぞ",
  d: "だじずでど",
  b: "ばびぶべぼ",
  v: "ばびぶべぼ",
  p: "ぱぴぷぺぽ",
};
/** @type {Record<string, string>} what goes before a vowel of its own: "sha" is し and や */
const MIXED = {
  ...{ sh: "し", sy: "し", ch: "ち", ty: "ち", cy: "ち", j: "じ", jy: "じ", zy: "じ", dy: "じ" },
  ...{ ky: "き", gy: "ぎ", ny: "に", hy: "ひ", by: "び", py: "ぴ", my: "み", ry: "り" },
  ...{ f: "ふ", ts: "つ" },
};
/** The vowel that each of these adds nothing to: "shi", "fu". */
const OWN = /** @type {Record<string, string>} */ ({ f: "u", ts: "u" });
const SYLLABLE =
  /(n|m)(?![aiueoy])'?|(?:([kstpgzdbcjhmyrwfv])(?=\2)|(t)(?=ch))|([a-z]{0,2}?)([aiueo])|-/gy;

/**
 * @param {string} word in small Latin letters
 * @returns {string} as kana; "" if it cannot be read so
 */
export function toKana(word) {
  let kana = "";
  let read = 0;
  for (const [all, nasal, doubled, before, consonant = "", vowel] of word.matchAll(SYLLABLE)) {
    read += all.length;
    if (nasal === "m" && !/[bmp]/.test(word[read] ?? "")) return "";
    if (nasal) {
      kana += "ん";
    } else if (doubled || before) {
      kana += "つ";
    } else if (vowel && ROWS[consonant]) {
      kana += ROWS[consonant][VOWELS.indexOf(vowel)].trim();
    } else if (vowel && MIXED[consonant]) {
      const own = OWN[consonant] ?? "i";
      const small = consonant in OWN ? ROWS[""] : "やいゆえよ";
      kana += MIXED[consonant] + (vowel === own ? "" : small[VOWELS.indexOf(vowel)]);
    } else if (all !== "-") {
      return "";
    }
  }
  return read === word.length ? kana : "";
}

const ROW_OF = new Map(
  Object.values({ ...ROWS, wo: "    を", n: "なにぬねのん" }).flatMap((row) =>
    [...row].map((kana, n) => /** @type {[string, number]} */ ([kana, n % 5])),
  ),
);
/** Which vowels make each longer, by their places in a row: う after ほ. */
const LONGER = ["あ", "い", "う", "えい", "おう"];

/** What a small つ may double; people leave that out too. */
const DOUBLED = /[か-とぱぴぷぺぽ]/;

/**
 * Kana without the letters that only make a vowel longer: people leave them out or double them.
 * @param {string} kana in their compared form
 */
export function shorten(kana) {
  let short = "";
  let row = -1;
  for (const [at, letter] of [...kana].entries()) {
    if (row >= 0 && LONGER[row].includes(letter)) continue;
    if (letter === "つ" && DOUBLED.test(kana[at + 1] ?? "")) continue;
    short += letter;
    row = letter === "ん" || letter === "つ" ? -1 : (ROW_OF.get(letter) ?? -1);
  }
  return short;
}
