// How queries are made like texts: width, case, katakana and hiragana, small and long kana, word
// endings. The rules are those of format.json, which scripts/dialogues/search/tokens.py follows
// too.

/** @import { Rule, TextFormat } from "./rules.js" */

/**
 * @typedef {"spaced" | "katakana" | "kanji" | "hiragana" | "paired" | "amount"} WordKind
 */

/**
 * `text` is the compared form of `raw`.
 * @typedef {{kind: WordKind, raw: string, text: string}} Word
 */

/**
 * A text in its compared form, and for each of its units where the letter it comes from begins and
 * ends in the text.
 * @typedef {{out: string, starts: number[], ends: number[]}} Folded
 */

// What composes: syllables of Hangul from their letters, full-width and half-width.
const JAMO = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc";
const SYLLABLES = "\uac00-\ud7a3";
// Voicing marks of half-width kana: letters to Unicode, part of the letter before to us.
const VOICING = "\uff9e\uff9f";

/**
 * @param {string} text
 * @returns {number} letters, also those outside the first plane
 */
export const countLetters = (text) => [...text].length;

/**
 * Every two letters in a row.
 * @param {string} word
 * @returns {string[]}
 */
export function pairs(word) {
  const letters = [...word];
  return letters.slice(1).map((letter, n) => letters[n] + letter);
}

/**
 * @param {Rule[]} rules
 * @returns {(text: string) => string} makes these replacements, one after another
 */
function compileRules(rules) {
  const compiled = rules.map(([old, to]) => /** @type {const} */ ([new RegExp(old, "gu"), to]));
  return (text) => compiled.reduce((made, [pattern, to]) => made.replace(pattern, to), text);
}

export class Tokenizer {
  /** @type {Map<string, string>} letters as they were met, as the usual small ones */
  #lowered = new Map();

  /** @param {TextFormat} format */
  constructor(format) {
    this.format = format;
    const { plain, katakana, words, marks, stems, keys, terms } = format;
    const dropped = plain.dropped.join("");
    const kinds = Object.entries(words).map(([kind, { first, more }]) => ({
      kind,
      first: first.join(""),
      more,
    }));
    const cut = kinds.map(({ first, more }) => first + more).join("");
    const kept = `\\p{L}\\p{N}${marks.join("")}`;
    const spaced = `(?![${cut}])[\\p{L}\\p{N}](?:(?![${cut}])[${kept}])*`;
    const others = kinds.map(({ kind, first, more }) => `(?<${kind}>[${first}][${first}${more}]*)`);
    this.word = new RegExp([`(?<spaced>${spaced}(?:['’][A-Za-z]+)?)`, ...others].join("|"), "gu");
    this.spaced = new RegExp(`^${spaced}$`, "u");
    this.beginning = new RegExp(`^(?![${cut}])[\\p{L}\\p{N}]`, "u");
    this.compared = new RegExp(`[${kept}]`, "u");
    this.dropped = new RegExp(`[${dropped}]`, "gu");
    this.letters = new RegExp(`[${Object.keys(plain.letters).join("")}]`, "gu");
    this.katakana = new RegExp(`[${katakana.first}-${katakana.last}]`, "gu");
    const jamo = `(?:[${SYLLABLES}][${dropped}]*)?(?:[${JAMO}][${dropped}]*)+`;
    this.cluster = new RegExp(`(?:${jamo}|.)[\\p{M}${dropped}${VOICING}]*`, "gsu");
    this.rewrite = compileRules(plain.rewrites);
    this.stems = stems.map(({ longer, rules }) => ({ longer, cutEndings: compileRules(rules) }));
    this.keys = keys;
    this.terms = terms;
    this.ending = new RegExp(`^${format.endings ?? ""}`, "i");
  }

  /**
   * Full-width and other forms as the usual ones, no accents, no commas within numbers.
   * @param {string} text
   */
  plain(text) {
    const { letters } = this.format.plain;
    const even = text.normalize("NFKC").normalize("NFD").replace(this.dropped, "").normalize("NFC");
    return this.rewrite(even.replace(this.letters, (letter) => letters[letter]));
  }

  /**
   * Small letters, hiragana; other letters as they are.
   * @param {string} text
   */
  low(text) {
    const { distance } = this.format.katakana;
    const toHiragana = (/** @type {string} */ letter) =>
      String.fromCharCode(letter.charCodeAt(0) - distance);
    return this.plain(text).toLowerCase().replace(this.katakana, toHiragana);
  }

  /**
   * A text in its compared form: letters and numbers alone, no small kana, no long marks.
   * @param {string} text
   */
  folded(text) {
    return this.fold(text).out;
  }

  /**
   * The same, with where each letter stood.
   * @param {string} text
   * @returns {Folded}
   */
  fold(text) {
    const { voiced, compared } = this.format;
    /** @type {Folded} */
    const form = { out: "", starts: [], ends: [] };
    let before = "";
    for (const { 0: cluster, index } of text.matchAll(this.cluster)) {
      for (const letter of this.#lower(cluster)) {
        let written = voiced[before + letter];
        if (before && written) {
          // ゔ has been written as it sounds alone.
          const size = voiced[before].length;
          form.out = form.out.slice(0, -size);
          form.starts.splice(-size);
          form.ends.splice(-size);
        } else {
          const kept = this.compared.test(letter) ? letter : "";
          written = voiced[letter] ?? compared[letter] ?? kept;
        }
        before = voiced[letter] ? letter : "";
        form.out += written;
        for (let n = 0; n < written.length; n += 1) {
          form.starts.push(index);
          form.ends.push(index + cluster.length);
        }
      }
    }
    return form;
  }

  /** @param {string} cluster */
  #lower(cluster) {
    let found = this.#lowered.get(cluster);
    if (found === undefined) {
      found = this.low(cluster);
      this.#lowered.set(cluster, found);
    }
    return found;
  }

  /**
   * The words of a text by script.
   * @param {string} text
   * @returns {Word[]}
   */
  words(text) {
    return [...this.plain(text).matchAll(this.word)].map(({ 0: raw, groups = {} }) => {
      const kind = /** @type {WordKind} */ (Object.keys(groups).find((name) => groups[name]));
      return { kind, raw, text: kind === "spaced" ? this.stem(raw) : this.folded(raw) };
    });
  }

  /**
   * The term of a name: its words in their compared forms, whatever stands between them.
   * @param {string} text
   */
  nameKey(text) {
    const words = this.words(text).map((word) => word.text);
    return this.terms.name + words.join("");
  }

  /**
   * A word between spaces in its compared form, with its ending.
   * @param {string} word
   */
  compare(word) {
    const { compared } = this.format;
    return [...word.toLowerCase()].map((letter) => compared[letter] ?? letter).join("");
  }

  /**
   * English endings off, roughly: that texts and queries lose the same is all that counts.
   * @param {string} word
   */
  stem(word) {
    let base = this.compare(word);
    for (const { longer, cutEndings } of this.stems) {
      if (countLetters(base) > longer) base = cutEndings(base);
    }
    return base;
  }

  /**
   * What decides on a term's file: a word is found by its beginning, a name like words.
   * @param {string} term
   */
  findKey(term) {
    const bare = term.startsWith(this.terms.name) ? term.slice(this.terms.name.length) : term;
    const first = (/** @type {number} */ size) => [...bare].slice(0, size).join("");
    if (this.spaced.test(bare)) return first(this.keys.spaced);
    return bare === term ? term : first(this.keys.name);
  }

  /**
   * FNV-1a over code points.
   * @param {string} key
   * @returns {number}
   */
  hashKey(key) {
    const { start, prime } = this.format.hash;
    let value = start;
    for (const letter of key) {
      value = Math.imul(value ^ /** @type {number} */ (letter.codePointAt(0)), prime) >>> 0;
    }
    return value;
  }
}
