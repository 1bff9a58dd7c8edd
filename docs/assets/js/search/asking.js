// What the words of a query may mean before they are looked up: amounts, kana and Latin letters
// that stand for other words.
import { cutQuery, isTelling } from "./query.js";

/** @import { Near } from "./near.js" */
/** @import { QueryWord } from "./query.js" */
/** @import { Store } from "./store.js" */

/** What amounts hold, and little else does. */
const NUMBER =
  /[\d半一二三四五六七八九十百千]|illion|hundred|thousand|fold|\b(?:t[ewh]|f[oi]|six|sev|eig|ni|el)/i;
/** Runs of hiragana, alone and within a sentence, from so many letters on. */
const MIN_KANA = 2;
const MIN_KANA_WITHIN = 4;

export class Asking {
  /**
   * @param {Store} store
   * @param {() => Promise<Near>} near fetches what knows readings
   */
  constructor(store, near) {
    this.store = store;
    this.near = near;
  }

  /**
   * The words of a query; amounts that are in the index of figures are words of their own.
   * @param {string} query
   * @returns {Promise<QueryWord[]>}
   */
  async cut(query) {
    const { store } = this;
    let rest = store.tokenizer.plain(query);
    if (!NUMBER.test(rest)) return cutQuery(rest, store.tokenizer);
    const [{ AmountReader }, rules] = await Promise.all([
      import("./amounts.js"),
      store.widen().catch(() => null),
    ]);
    // Titles can be had without: what lacks behind them is told when it is missed.
    if (!rules) return cutQuery(rest, store.tokenizer);
    store.amounts ??= new AmountReader(rules);
    const read = store.amounts.read(rest);
    await store.need(read.map(({ term }) => term));
    /** @type {QueryWord[]} */
    const found = [];
    for (const { term, raw, index } of read.reverse()) {
      if (!store.look(term).size) continue;
      found.unshift({ kind: "amount", raw, text: term, weight: 1 });
      rest = `${rest.slice(0, index)} ${rest.slice(index + raw.length)}`;
    }
    const others = cutQuery(rest, store.tokenizer);
    // Beside an amount, common words are not what is asked about.
    return found.length && !others.some(isTelling) ? found : [...found, ...others];
  }

  /**
   * Runs of kana, and of Latin letters that are found nowhere, as the words that are read so.
   * @param {QueryWord[]} asked whose files are here
   * @param {boolean} whole whether no more letters are likely to follow
   * @returns {Promise<QueryWord[]>}
   */
  async hear(asked, whole) {
    const only = asked.every(({ kind }) => kind === "hiragana");
    const least = only ? MIN_KANA : MIN_KANA_WITHIN;
    const words = asked.filter(({ kind, text }) => kind !== "hiragana" || text.length >= least);
    const strange = words.map((word) => whole && this.#isStrange(word));
    if (!words.some(({ kind }, n) => kind === "hiragana" || strange[n])) return words;
    const { hearing } = await this.near();
    return hearing.hearWords(words, strange, only);
  }

  /**
   * Whether no text holds a word in Latin letters or one that begins with it.
   * @param {QueryWord} word
   */
  #isStrange({ kind, raw, text }) {
    return kind === "spaced" && /^[a-z'-]+$/i.test(raw) && !this.store.look(text, text).size;
  }
}
