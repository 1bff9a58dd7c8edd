// The rules that texts were cut by: for common letters at once, all of them for who needs more.
import { Tokenizer } from "./tokenizer.js";

/** @typedef {[string, string]} Rule what is replaced, a pattern, and by what */

/**
 * The rules that Python and JavaScript share; scripts/dialogues/search/format.py explains them.
 * @typedef {object} Format
 * @property {string} common
 * @property {{dropped: string[], letters: Record<string, string>, rewrites: Rule[]}} plain
 * @property {{first: string, last: string, distance: number}} katakana
 * @property {Record<string, string>} voiced
 * @property {Record<string, string>} compared
 * @property {Record<string, {first: string[], more: string}>} words
 * @property {string[]} marks
 * @property {{longer: number, rules: Rule[]}[]} stems
 * @property {string} endings
 * @property {{units: [string, number, string][], scales: Record<string, number>, ones: string,
 *   tens: string}} amounts
 * @property {{amount: string, katakana: string, alone: string, name: string}} terms
 * @property {{spaced: number, name: number}} keys
 * @property {{start: number, prime: number}} hash
 * @property {number} heads_per_file
 * @property {Record<string, number>} fields
 * @property {string} parts
 * @property {string} ours
 * @property {string[]} kinds
 */

/**
 * What finds results; with the endings of words that are shown, if these are here.
 * @typedef {Omit<Format, "amounts" | "endings" | "parts" | "ours" | "kinds"> &
 *   {endings?: string}} TextFormat
 */

export class Rules {
  /** @type {Format | undefined} once they are here */
  all;

  /** @param {TextFormat} format for common letters */
  constructor(format) {
    this.format = format;
    this.tokenizer = new Tokenizer(format);
    this.common = new RegExp(`^[${format.common}]*$`, "u");
  }

  /**
   * @param {Format} others what takes the place of some rules, or comes on top
   * @returns {Format}
   */
  add(others) {
    this.all = { ...this.format, ...others };
    this.tokenizer = new Tokenizer(this.all);
    return this.all;
  }
}
