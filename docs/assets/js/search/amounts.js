// Amounts in queries and texts, in digits or words, Japanese or English, as the terms that
// scripts/dialogues/search/amounts.py makes of the index of figures.

/** @import { Format } from "./rules.js" */

/**
 * @typedef {{term: string, bare: string, raw: string, index: number}} Amount `term`: with what it
 *   counts, `bare`: without, the same if nothing says it; where it stands in a plain text
 */

const KANJI = "〇一二三四五六七八九";
/** @type {Record<string, number>} */
const TENS = { 十: 10, 百: 100, 千: 1000 };
const DIGITS = String.raw`(?:\d+(?:\.\d+)?|[${KANJI}半十百千万億兆])+`;
/** @type {Record<string, string>} */
const SIGNS = { us$: "$", $: "$", "£": "£", "¥": "¥", "€": "€" };
/** What is no amount, though it reads like one: "enough", "one's". */
const NONE = /^(?:十分|one)$/;

export class AmountReader {
  /**
   * @param {Format} format
   */
  constructor({ amounts, terms }) {
    this.mark = terms.amount;
    this.scales = amounts.scales;
    /** @type {Map<string, [string, number]>} */
    this.units = new Map();
    for (const [letter, factor, names] of amounts.units) {
      for (const name of names.split(" ")) {
        this.units.set(name.replace("_", " "), [letter, factor]);
      }
    }
    /** @type {Map<string, number>} */
    this.words = new Map([["half", 0.5]]);
    amounts.ones.split(" ").forEach((word, n) => this.words.set(word, n + 1));
    amounts.tens.split(" ").forEach((word, n) => this.words.set(word, 10 * (n + 1)));
    const long = Object.keys(this.scales).filter((name) => /[a-z]{3}/.test(name));
    const words = [...this.words.keys(), ...long, "hundred"]
      .sort((one, other) => other.length - one.length)
      .join("|");
    const units = [...this.units.keys()].join("|");
    this.pattern = new RegExp(
      `(?<![a-z0-9.])(?:(?<of>${DIGITS})分の(?<part>${DIGITS})` +
        `|(?:(?<sign>us\\$|[$£¥€]) ?)?` +
        `(?:(?<digits>${DIGITS})` +
        `|\\b(?<words>(?:an? )?(?:${words})(?:(?: an?)?[ -]?(?:${words}))*))` +
        `(?:[ -]?(?<long>${long.join("|")})(?![a-z])|(?<short>bn|tn|[kmbt])(?![a-z]))?` +
        `(?:[ -]?(?<unit>${units})(?![a-z]))?)`,
      "g",
    );
  }

  /**
   * The amounts of a text in its plain form, in order.
   * @param {string} text
   * @returns {Amount[]}
   */
  read(text) {
    return [...text.toLowerCase().matchAll(this.pattern)].flatMap(({ 0: raw, index, groups }) => {
      const { of, part, sign, digits, words, long, short, unit } = groups ?? {};
      const amount = (/** @type {number} */ value, letter = "") => {
        return `${this.mark}${Number(value.toPrecision(12))}${letter}`;
      };
      if (of) {
        const term = amount(this.#readDigits(part) / this.#readDigits(of), "%");
        return [{ term, bare: term, raw, index }];
      }
      const told = sign || long || short || unit || /\.|[万億兆]|\d{5}/.test(digits ?? "");
      if (NONE.test(raw) || !(told || / (?:hundred|[a-z]*illion)/.test(raw))) return [];
      const number = digits ? this.#readDigits(digits) : this.#readWords(words);
      const value = number * (this.scales[long ?? short] ?? 1);
      const [letter, factor] = this.units.get(unit) ?? [SIGNS[sign] ?? "", 1];
      const bare = amount(value);
      return [{ term: letter ? amount(value * factor, letter) : bare, bare, raw, index }];
    });
  }

  /** @param {string} digits as in 五千億 */
  #readDigits(digits) {
    let total = 0;
    let group = 0;
    /** @type {number | undefined} */
    let last;
    for (const [part] of digits.matchAll(/\d+(?:\.\d+)?|./g)) {
      if (this.scales[part]) {
        total += (group + (last ?? 0) || 1) * this.scales[part];
        group = 0;
        last = undefined;
      } else if (TENS[part]) {
        group += (last ?? 1) * TENS[part];
        last = undefined;
      } else if (part === "半") {
        last = 0.5;
      } else {
        const place = KANJI.indexOf(part);
        last = place < 0 ? Number(part) : place;
      }
    }
    return total + group + (last ?? 0);
  }

  /** @param {string} words as in "five hundred billion" */
  #readWords(words) {
    let total = 0;
    let group = 0;
    for (const [word] of words.matchAll(/[a-z]{2,}/g)) {
      if (word === "hundred") {
        group = (group || 1) * 100;
      } else if (this.scales[word]) {
        total += (group || 1) * this.scales[word];
        group = 0;
      } else {
        group += this.words.get(word) ?? 0;
      }
    }
    return total + group;
  }
}
