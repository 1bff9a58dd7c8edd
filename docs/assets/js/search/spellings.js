// How the words of the texts are spelt and read: tables that are fetched by the first letter.

import { shorten } from "./romaji.js";

/** @import { Store } from "./store.js" */

/**
 * `spelt`: compared form to spelling and number of documents (0: a name of several words);
 * `read`: reading to spellings; `short`: the same without what makes vowels longer.
 * @typedef {{spelt: Map<string, [string, number]>, read: Map<string, string[]>,
 *   short: Map<string, string[]>}} Table
 */

/** @param {string} text */
const splitLines = (text) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split("\t"));

export class Spellings {
  /** @type {Map<string, Table>} */
  #tables = new Map();

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * Spellings and readings that begin with a letter.
   * @param {string} letter
   * @returns {Promise<Table>}
   */
  async table(letter) {
    const name = this.store.place("words", letter);
    const known = this.#tables.get(name);
    if (known) return known;
    const { words, readings } = await this.store.file(name);
    const read = new Map(splitLines(readings).map(([reading, ...written]) => [reading, written]));
    /** @type {Table} */
    const table = {
      spelt: new Map(splitLines(words).map(([key, fix, held]) => [key, [fix, Number(held)]])),
      read,
      short: new Map(),
    };
    for (const [reading, written] of read) {
      const short = shorten(reading);
      table.short.set(short, [...(table.short.get(short) ?? []), ...written]);
    }
    this.#tables.set(name, table);
    return table;
  }
}
