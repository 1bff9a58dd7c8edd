// What the first results do without. Words that stand nowhere as they were typed: kana for what is
// written in kanji, and slips; what words mean; questions about an event itself.
import { measureDistance } from "./distance.js";
import { preferEvents } from "./events.js";
import { Hearing } from "./hearing.js";
import { Meanings } from "./meanings.js";
import { isTelling, termsOf } from "./query.js";
import { TUNING, holdingEnough } from "./ranking.js";
import { Spellings } from "./spellings.js";
import { countLetters } from "./tokenizer.js";

/** @import { Engine } from "./engine.js" */
/** @import { QueryWord } from "./query.js" */
/** @import { Hit, Hits, Result } from "./ranking.js" */
/** @import { Store } from "./store.js" */
/** @import { Word } from "./tokenizer.js" */

/**
 * A spelling near to what was typed: a name, one of several words, or (`all`) several words.
 * `fix`: as it is written; `far`: letters off; `held`: in how many documents it stands.
 * @typedef {object} Spelling
 * @property {Word[]} words
 * @property {string} [name]
 * @property {boolean} [all]
 * @property {string} fix
 * @property {number} far
 * @property {number} held
 */

/** How many spellings of a slip are taken. */
const MAX_SPELLINGS = 4;
/** Words from so many letters on may have slips; longer ones may have two. */
const MIN_MISSPELT = { katakana: 3, spaced: 4 };
const ONE_SLIP = { spaced: 7, katakana: 5, name: 4 };
/** How much of a common word it is to hold one spelt nearly like it. */
const KNOWN = 0.6;
/** The shortest piece of a word that may be two words. */
const MIN_PIECE = 3;
/** The longest word that may be two. */
const MAX_JOINED = 40;

/** @param {string} text */
const firstLetter = (text) => [...text][0] ?? "";

export class Near {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.spellings = new Spellings(store);
    this.hearing = new Hearing(this.spellings);
    this.meanings = new Meanings(store);
  }

  /**
   * See `preferEvents`.
   * @param {string} query
   * @param {[QueryWord, number, Hits][]} weighed
   * @param {Result[]} found
   */
  preferEvents(query, weighed, found) {
    return preferEvents(query, weighed, found, this.store);
  }

  /**
   * Add what is about the meaning of a query's words, whether or not it holds them.
   * @param {[QueryWord, number, Hits][]} weighed words with what each weighs, and what holds it
   * @param {(id: number) => Result} find the result of a document
   */
  async addMeant(weighed, find) {
    const telling = weighed.filter(([word]) => isTelling(word) || word.written);
    const meant = await Promise.all(telling.map(([word]) => this.meanings.find(word)));
    // Every common word is nearer to some exchange than to others; so is a part of one that is not.
    if (!telling.some(([, , hits]) => hits.size)) {
      const known = await Promise.all(
        telling.map(([word]) => word.written || this.meanings.knows(word)),
      );
      const whole = meant.filter((_, n) => known[n]);
      const nearest = Math.max(0, ...whole.flatMap((found) => [...found.values()]));
      if (nearest < TUNING.meantAlone) return;
    }
    telling.forEach(([, rare, hits], n) => {
      for (const [id, near] of meant[n]) {
        const one = find(id);
        one.score += TUNING.meant * near * rare;
        if (!hits.has(id)) one.part += TUNING.meantPart * near * rare;
      }
    });
  }

  /**
   * What holds one of the spellings of a word heard.
   * @param {QueryWord} word
   * @param {Engine} engine
   */
  findWritten({ written = [] }, engine) {
    const words = written.flatMap((one) => this.store.tokenizer.words(one));
    return this.#findAny(
      words.filter(({ kind }) => kind !== "hiragana"),
      engine,
    );
  }

  /**
   * What holds one of several words, all of it.
   * @param {Word[]} words
   * @param {Engine} engine
   * @returns {Promise<Hits>}
   */
  async #findAny(words, engine) {
    await this.store.need(words.flatMap((word) => termsOf(word, this.store.tokenizer.terms)));
    /** @type {Hits} */
    const best = new Map();
    for (const word of words) {
      for (const [id, hit] of holdingEnough(engine.findHeld(word), 1)) {
        const other = best.get(id);
        if (other && other.score >= hit.score) other.needles.push(...hit.needles);
        else best.set(id, { ...hit, needles: [...hit.needles, ...(other?.needles ?? [])] });
      }
    }
    return best;
  }

  /**
   * What holds a spelling.
   * @param {Spelling} spelling
   * @param {Engine} engine
   * @returns {Promise<Hits>}
   */
  async #findSpelling({ name, words, all }, engine) {
    if (name) return this.#findNamed(name);
    if (!all) return this.#findAny(words, engine);
    const each = await Promise.all(words.map((word) => this.#findAny([word], engine)));
    const [first, ...rest] = each;
    return new Map([...first].filter(([id]) => rest.every((other) => other.has(id))));
  }

  /**
   * What speaks of a name.
   * @param {string} name
   * @returns {Promise<Hits>}
   */
  async #findNamed(name) {
    const term = this.store.tokenizer.terms.name + name;
    await this.store.need([term]);
    const hits = [...this.store.look(term)].map(([id, { score, fields }]) => {
      return /** @type {[number, Hit]} */ ([id, { score, fields, part: 1, needles: [name] }]);
    });
    return new Map(hits);
  }

  /**
   * Add to what holds a word what holds one spelt nearly like it.
   * @param {Word} word
   * @param {Hits} hits
   * @param {Engine} engine
   * @returns {Promise<string | undefined>} the best spelling
   */
  async addMisspelt(word, hits, engine) {
    // Without meanings every strange word may be a slip.
    const known = await this.meanings.knows(word).catch(() => false);
    const spellings = await this.#findSpellings(word);
    for (const spelling of spellings) {
      for (const [id, hit] of await this.#findSpelling(spelling, engine)) {
        // What only seems to hold it is told from what does when the texts are here.
        const held = hits.get(id);
        if (held) {
          held.needles.push(...hit.needles);
        } else {
          const near = spelling.far ? 0.95 - spelling.far * 0.1 : 1;
          const part = near * (known ? KNOWN : 1);
          hits.set(id, { ...hit, part, needles: [...hit.needles] });
        }
      }
    }
    // Who writes "prize" means no "price", though "skeptical" may be "sceptical".
    // A name without its dots is no slip either.
    return known || !spellings[0]?.far ? undefined : spellings[0].fix;
  }

  /**
   * Words spelt nearly like one, the nearest first.
   * @param {Word} word
   * @returns {Promise<Spelling[]>}
   */
  async #findSpellings({ kind, raw }) {
    const { tokenizer } = this.store;
    const typed = tokenizer.folded(raw);
    const spaced = kind === "spaced";
    if (countLetters(raw) < MIN_MISSPELT[spaced ? "spaced" : "katakana"] || /^\d/.test(raw)) {
      return [];
    }
    const { spelt } = await this.spellings.table(firstLetter(typed));
    /** @type {Spelling[]} */
    const found = [];
    for (const [key, [fix, held]] of spelt) {
      const sort = spaced ? "spaced" : held ? "katakana" : "name";
      const most = typed.length > ONE_SLIP[sort] ? 2 : 1;
      if (key[0] !== typed[0] || Math.abs(key.length - typed.length) > most) continue;
      let far = measureDistance(key, typed, most);
      // Long marks are letters too, where they were typed.
      if (kind === "katakana") far = Math.min(far, measureDistance(fix, raw, most));
      if (far > most || (!far && held)) continue;
      found.push({ words: tokenizer.words(fix), name: held ? "" : key, fix, far, held });
    }
    if (spaced && !found.length && typed.length <= MAX_JOINED) {
      found.push(...(await this.#splitWord(typed)));
    }
    const least = Math.min(...found.map(({ far }) => far));
    return found
      .filter(({ far }) => far === least)
      .sort((one, other) => other.held - one.held)
      .slice(0, MAX_SPELLINGS);
  }

  /**
   * A word as two that stand in the texts: "datacenter".
   * @param {string} typed
   * @returns {Promise<Spelling[]>}
   */
  async #splitWord(typed) {
    const { tokenizer } = this.store;
    for (let n = typed.length - MIN_PIECE; n >= MIN_PIECE; n -= 1) {
      const parts = [typed.slice(0, n), typed.slice(n)];
      const terms = parts.map((part) => tokenizer.stem(part));
      await this.store.need(terms);
      if (terms.every((term) => this.store.look(term).size)) {
        const words = parts.flatMap((part) => tokenizer.words(part));
        return [{ words, all: true, fix: parts.join(" "), far: 1, held: 1 }];
      }
    }
    return [];
  }
}
