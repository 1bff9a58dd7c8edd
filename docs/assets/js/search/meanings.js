// Which exchanges are about what a word means, whatever words they say it in.

/** @import { QueryWord } from "./query.js" */
/** @import { Store } from "./store.js" */
/** @import { Word } from "./tokenizer.js" */

/** The longest piece of a run of kanji that is looked up, and the shortest. */
const MAX_PIECE = 4;
const MIN_PIECE = 2;
/** So much of a run is looked up: no word is as long, and each letter may ask for a file. */
const MAX_RUN = 12;
/** As many steps of nearness there are. */
const STEPS = 9;

/**
 * @param {string} line as scripts/dialogues/search/meanings.py writes it
 * @returns {Map<number, number>} exchanges, and how near the word is to each, up to 1
 */
export function parseMeanings(line) {
  let id = 0;
  return new Map(
    line.split(" ").map((part) => {
      id += Number(part.slice(0, -1));
      return [id, (part.charCodeAt(part.length - 1) - 96) / STEPS];
    }),
  );
}

export class Meanings {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * The exchanges that are about what a word means, with how near it is to them.
   * @param {QueryWord} word
   * @returns {Promise<Map<number, number>>}
   */
  async find(word) {
    const { tokenizer, core } = this.store;
    /** @type {Map<number, number>} */
    const found = new Map();
    if (!core.files.meanings) return found;
    /** @type {Word[]} */
    const words = word.written?.flatMap((one) => tokenizer.words(one)) ?? [word];
    for (const { kind, text } of words) {
      if (kind === "hiragana" || kind === "amount") continue;
      const run = kind === "kanji" ? text.slice(0, MAX_RUN) : text;
      for (const line of await this.#look(run, kind === "kanji")) {
        for (const [id, near] of parseMeanings(line)) {
          found.set(id, Math.max(found.get(id) ?? 0, near));
        }
      }
    }
    return found;
  }

  /**
   * Whether a word is common in the language, whether or not it stands in any text.
   * @param {Word} word
   * @returns {Promise<boolean>}
   */
  async knows({ text }) {
    return Boolean(this.store.core.files.meanings) && Object.hasOwn(await this.#file(text), text);
  }

  /**
   * The lines of all words that begin with the same letter, by word, among others.
   * @param {string} text
   * @returns {Promise<Record<string, string>>}
   */
  async #file(text) {
    const name = this.store.place("meanings", [...text][0] ?? "");
    return (await this.store.file(name)).meanings;
  }

  /**
   * The line of a word; of a run of kanji that has none, those of its longest pieces.
   * @param {string} text
   * @param {boolean} parted
   * @returns {Promise<string[]>}
   */
  async #look(text, parted) {
    const meanings = await this.#file(text);
    if (Object.hasOwn(meanings, text)) return [meanings[text]];
    if (!parted || text.length <= MIN_PIECE) return [];
    for (let size = Math.min(MAX_PIECE, text.length - 1); size >= MIN_PIECE; size -= 1) {
      if (!Object.hasOwn(meanings, text.slice(0, size))) continue;
      return [meanings[text.slice(0, size)], ...(await this.#look(text.slice(size), true))];
    }
    return this.#look(text.slice(1), true);
  }
}
