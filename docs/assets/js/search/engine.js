// From a query to documents, the best first. A query is cut into words; each is looked up in the
// way that suits its script; what holds enough of their weight counts.
import { Asking } from "./asking.js";
import { isTelling, termsOf } from "./query.js";
import { SURE, TUNING, holdingEnough, rankResults } from "./ranking.js";
import { countLetters } from "./tokenizer.js";

/** @import { Near } from "./near.js" */
/** @import { QueryWord } from "./query.js" */
/** @import { Hit, Hits, Result } from "./ranking.js" */
/** @import { Store } from "./store.js" */
/** @import { Word } from "./tokenizer.js" */

/**
 * `found`: the best first; `fixed`: the query with its misspelt words put right; `missing`: its
 * words that nothing holds; `needle`, `total`, `single`: the query in its compared form, its
 * weight, whether it is one word.
 * @typedef {object} Found
 * @property {Result[]} found
 * @property {string} fixed
 * @property {string[]} missing
 * @property {string} needle
 * @property {number} total
 * @property {boolean} single
 */

/** Scores of parts are sums: so near to 1 is all of a word. */
const ALL = 0.99;
/** At most so much of a word is held where not all of its pairs are: 軍需, 企業 of 軍需企業. */
const MOST = 0.8;
/** So much of a query is read: nobody types more, and what is pasted is a text. */
const MAX_LETTERS = 200;
/** From so many letters on the beginning of a word is looked for: files are by three letters. */
const MIN_BEGINNING = 3;
export class Engine {
  /**
   * @param {Store} store
   * @param {() => Promise<Near>} near fetches what knows readings and misspelt words
   */
  constructor(store, near) {
    this.store = store;
    this.near = near;
    this.asking = new Asking(store, near);
  }

  /**
   * @param {string} query
   * @param {boolean} whole also look for slips where something begins with a word as it was typed
   * @returns {Promise<Found>}
   */
  async search(query, whole) {
    const { store } = this;
    query = query.slice(0, MAX_LETTERS);
    if (!store.rules.common.test(query)) await store.widen().catch(() => {}); // told when missed
    const { tokenizer } = store;
    const needle = tokenizer.folded(query);
    const name = tokenizer.nameKey(query);
    const asked = await this.asking.cut(query);
    const terms = asked
      .filter(({ kind }) => kind !== "hiragana")
      .flatMap((word) => termsOf(word, tokenizer.terms));
    await store.need([name, ...terms]);
    /** @type {Map<number, Result>} */
    const results = new Map();
    /** @type {[string, string][]} */
    const fixes = [];
    /** @type {[string, Set<number>][]} telling words, with what holds them as they are */
    const told = [];
    let total = 0;
    /** @type {[QueryWord, number, Hits][]} words with what each weighs, and what holds it */
    const weighed = [];
    const words = await this.asking.hear(asked, whole);
    for (const word of words) {
      const { hits, fix } = await this.#find(word, whole);
      if (isTelling(word)) told.push([word.raw, fix ? new Set() : this.#findSure(word, hits)]);
      const rare = word.weight * Math.log(1 + store.core.documents / Math.max(hits.size, 1));
      total += rare;
      weighed.push([word, rare, hits]);
      if (fix) fixes.push([word.raw, fix]);
      for (const [id, { score, part: held, fields, needles }] of hits) {
        const part = held * Math.max(...fields.map((field) => SURE[field] ?? 1));
        const one = this.#result(results, id);
        one.score += score * part * part * word.weight;
        one.part += rare * part;
        fields.forEach((field) => one.fields.add(field));
        one.words.push([rare * part, needles]);
      }
    }
    const find = (/** @type {number} */ id) => this.#result(results, id);
    // A help, without which the search goes on.
    if (whole) {
      await this.near()
        .then((near) => near.addMeant(weighed, find))
        .catch(() => {});
    }
    // A name heard is as good as one written.
    const heard = words.length === 1 ? (words[0].written ?? []) : [];
    const names = [name, ...heard.map((one) => tokenizer.nameKey(one))];
    await store.need(names);
    for (const [id, { fields }] of names.flatMap((one) => [...store.look(one)])) {
      const one = this.#result(results, id);
      one.name = true;
      one.title = fields.includes("t");
      one.alias = one.kind !== "exchange" && fields.includes("m");
    }
    const found = rankResults([...results.values()], total);
    for (const one of found) {
      one.lacks = told.flatMap(([raw, hits]) => (one.name || hits.has(one.id) ? [] : [raw]));
    }
    if (whole) {
      await this.near()
        .then((near) => near.preferEvents(query, weighed, found))
        .catch(() => {});
    }
    const missing = told.flatMap(([raw, hits]) => (hits.size ? [] : [raw]));
    const even = query.normalize("NFKC");
    const fixed = fixes.reduce((text, [raw, fix]) => text.replace(raw, fix), even);
    const single = asked.length === 1;
    return { found, fixed: fixes.length ? fixed : "", missing, needle, total, single };
  }

  /**
   * @param {Map<number, Result>} results
   * @param {number} id
   */
  #result(results, id) {
    const known = results.get(id);
    if (known) return known;
    /** @type {Result} */
    const made = {
      id,
      score: 0,
      rank: 0,
      part: 0,
      name: false,
      title: false,
      alias: false,
      kind: this.store.kind(id),
      lacks: [],
      fields: new Set(),
      words: [],
      needles: new Map(),
    };
    results.set(id, made);
    return made;
  }

  /**
   * What holds a word, and how it is spelt right.
   * @param {QueryWord} word
   * @param {boolean} whole
   * @returns {Promise<{hits: Hits, fix?: string}>}
   */
  async #find(word, whole) {
    const { kind, text } = word;
    if (kind === "amount") return { hits: this.findHeld(word) };
    if (kind === "hiragana") return { hits: await (await this.near()).findWritten(word, this) };
    const hits = this.findHeld(word);
    const short = countLetters(text) < 2;
    if (kind === "kanji" && short) return { hits: this.#findAlone(text, hits) };
    if (kind === "kanji" || kind === "paired" || short) {
      return { hits: holdingEnough(hits, TUNING.piece) };
    }
    const full = holdingEnough(hits, 1);
    const term = kind === "spaced" ? text : this.store.tokenizer.terms.katakana + text;
    if (full.size && (!whole || (this.store.has(term) && this.store.look(term).size))) {
      return { hits: full };
    }
    const begun = this.#findSure(word, full).size > 0; // perhaps it is only not typed to its end
    const fix = await (await this.near()).addMisspelt(word, full, this);
    return full.size
      ? { hits: full, fix: begun ? "" : fix }
      : { hits: holdingEnough(hits, TUNING.most) };
  }

  /**
   * A kanji by itself is a word or most of a verb; within others it means little.
   * @param {string} text
   * @param {Hits} hits
   * @returns {Hits}
   */
  #findAlone(text, hits) {
    const alone = this.store.look(text + this.store.tokenizer.terms.alone);
    const rest = alone.size ? TUNING.within : 1;
    const found = [...hits].map(([id, { score, fields }]) => {
      const own = alone.get(id);
      const hit = own
        ? { score: own.score, fields: own.fields, part: 1 }
        : { score, fields, part: rest };
      return /** @type {[number, Hit]} */ ([id, { ...hit, needles: [text] }]);
    });
    return new Map(found);
  }

  /**
   * The documents that hold a word itself or, between spaces, one that begins as it was typed.
   * @param {QueryWord} word
   * @param {Hits} hits what holds it or something near to it
   * @returns {Set<number>}
   */
  #findSure({ kind, raw, text }, hits) {
    if (kind !== "spaced") return new Set(holdingEnough(hits, ALL).keys());
    const { store } = this;
    const typed = store.tokenizer.compare(raw);
    const begun = countLetters(typed) >= MIN_BEGINNING && store.has(typed);
    const longer = begun ? store.look(typed, typed).keys() : [];
    return new Set([...(store.has(text) ? store.look(text).keys() : []), ...longer]);
  }

  /**
   * What holds a word as it stands; the word's files must be here.
   * @param {Word} word
   * @returns {Hits}
   */
  findHeld(word) {
    const { kind, raw, text } = word;
    const terms = countLetters(text) === 1 ? [text] : termsOf(word, this.store.tokenizer.terms);
    /** @type {Hits} */
    const found = new Map();
    for (const term of terms) {
      const typed = kind === "spaced" && countLetters(term) >= MIN_BEGINNING && raw.toLowerCase();
      for (const [id, { score, fields, terms: met }] of this.store.look(term, typed)) {
        const one = found.get(id) ?? { score: 0, part: 0, fields: [], needles: [] };
        found.set(id, one);
        one.score += score / terms.length;
        one.part += 1 / terms.length;
        one.fields.push(...fields);
        one.needles.push(...met);
      }
    }
    const apart = countLetters(text) / 2; // pairs that do not overlap
    for (const one of found.values()) {
      if (one.part <= ALL) {
        if (kind === "kanji") one.part = Math.min((one.part * terms.length) / apart, MOST);
        continue;
      }
      one.part = 1;
      if (kind !== "spaced" && kind !== "amount") one.needles = [text];
    }
    return found;
  }
}
