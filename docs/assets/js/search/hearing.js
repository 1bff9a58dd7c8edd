// Words within kana, or within Latin letters that are Japanese, by their readings.
import { shorten, toKana } from "./romaji.js";

/** @import { QueryWord } from "./query.js" */
/** @import { Spellings } from "./spellings.js" */

/** What stands between and behind words, in its compared form. */
const BETWEEN = new Set(
  (
    "の は が を に と で も へ や か な ね よ て た から まで より だけ など こと もの とは とか ほど " +
    "について です でした ます ました ません する した して される できる ない なかつた だつた だ である " +
    "いる ある なる なつた どう どんな どこ だれ なに なぜ いつ どれ どの この その ひと ため ような " +
    "ほしい たい ください しよう でしよう らしい そう って つて"
  ).split(" "),
);
const MAX_BETWEEN = 5;
/** The longest reading that is looked for; how many that begin as typed count. */
const MAX_READING = 16;
const MAX_BEGUN = 8;
/** How much of a query in kana alone must be words, some long, or all short: chance finds those. */
const MIN_HEARD = { long: 0.4, short: 0.6 };
/** Letters that a word in kana has: within a sentence in other scripts; within kana; alone. */
const MIN_LENGTH = { within: 4, latin: 3, only: 2 };
/** Latin letters from which on a word may be Japanese. */
const MIN_LATIN = 4;
/** Particles in Latin letters. */
const PARTICLES = new Set("no to wa ha ga wo o ni de ka e he mo na ya kara made".split(" "));
/** Up to so many letters a word is one only where another or the end follows. */
const SHORT = 3;
/** What a letter between words and one that is none add to a way to cut; a word, its square. */
const VALUE = { between: 0.6, unknown: -1.5 };

/**
 * A way to cut a run up to some place: `words` of it from their places on, `heard`: letters of
 * words and what stands between them; `open`: where letters begin that are none of these, or -1.
 * @typedef {{value: number, heard: number, open: number, last?: Cut, word?: string}} Cut
 */

export class Hearing {
  /** @param {Spellings} spellings */
  constructor(spellings) {
    this.spellings = spellings;
  }

  /**
   * The words of a query, with what is heard in place of runs of kana and of strange words.
   * @param {QueryWord[]} asked
   * @param {boolean[]} strange which of them are in Latin letters and found nowhere
   * @param {boolean} only whether the query is nothing but kana
   */
  async hearWords(asked, strange, only) {
    let latin = false;
    /** @type {QueryWord[]} */
    const found = [];
    for (const [number, word] of asked.entries()) {
      if (word.kind === "hiragana") {
        found.push(...(await this.hear(word.text, only)));
        continue;
      }
      const heard = strange[number] ? await this.hearLatin(word.raw) : [];
      latin ||= heard.length > 0;
      found.push(...(heard.length ? heard : [word]));
    }
    const isWord = (/** @type {QueryWord} */ { kind, raw }) =>
      kind === "hiragana" || !PARTICLES.has(raw);
    return latin ? found.filter(isWord) : found;
  }

  /**
   * Words within a run of kana.
   * @param {string} run
   * @param {boolean} only whether the query is nothing but kana
   * @returns {Promise<QueryWord[]>}
   */
  async hear(run, only) {
    const tables = await this.#tables(run);
    const read = (/** @type {string} */ text) => tables.get(text[0])?.read.get(text);
    const cut = cutRun(run, (text) => !!read(text), only ? MIN_LENGTH.only : MIN_LENGTH.within);
    const found = listWords(cut).map((text) => makeWord(text, read(text) ?? []));
    let { heard } = cut;
    if (only && cut.open >= 0) {
      // While it is being typed: the beginning of a reading.
      const rest = run.slice(cut.open);
      if (rest.length > (cut.open ? 2 : 1)) {
        const begun = [...(tables.get(rest[0])?.read ?? [])].filter(([text]) =>
          text.startsWith(rest),
        );
        if (begun.length) {
          found.push(
            makeWord(
              rest,
              begun.slice(0, MAX_BEGUN).flatMap(([, written]) => written),
            ),
          );
          heard += rest.length;
        }
      }
    }
    const least = found.some(({ text }) => text.length > SHORT) ? MIN_HEARD.long : MIN_HEARD.short;
    return only && heard < run.length * least ? [] : found;
  }

  /**
   * Japanese words within one in Latin letters, if it is nothing else.
   * @param {string} word
   * @returns {Promise<QueryWord[]>}
   */
  async hearLatin(word) {
    if (word.length < MIN_LATIN) return [];
    // "ti" is チ on keyboards and ティ to many.
    const low = word.toLowerCase();
    for (const variant of new Set([low, low.replace(/([td])i/g, "$1ei")])) {
      const kana = shorten(toKana(variant));
      const tables = await this.#tables(kana);
      const read = (/** @type {string} */ text) => tables.get(text[0])?.short.get(text);
      const cut = cutRun(kana, (text) => !!read(text), Math.min(kana.length, MIN_LENGTH.latin));
      if (kana && cut.heard === kana.length) {
        return listWords(cut).map((text) => ({ ...makeWord(text, read(text) ?? []), raw: word }));
      }
    }
    return [];
  }

  /** @param {string} run */
  async #tables(run) {
    const letters = [...new Set(run)];
    const tables = await Promise.all(letters.map((letter) => this.spellings.table(letter)));
    return new Map(letters.map((letter, n) => [letter, tables[n]]));
  }
}

/**
 * @param {string} text
 * @param {string[]} written
 * @returns {QueryWord}
 */
const makeWord = (text, written) => ({ kind: "hiragana", raw: text, text, written, weight: 1 });

/**
 * The best way to cut a run into words and what stands between them. A word begins where another
 * ends, never behind letters that are none.
 * @param {string} run
 * @param {(text: string) => boolean} isRead
 * @param {number} least letters of a word
 * @returns {Cut}
 */
function cutRun(run, isRead, least) {
  const isBetween = (/** @type {number} */ start, /** @type {number} */ size) =>
    BETWEEN.has(run.slice(start, start + size));
  const ends = (/** @type {number} */ at) =>
    at === run.length || [1, 2, 3].some((size) => isBetween(at, size));
  /** @type {(Cut | undefined)[][]} by place; behind a word, behind letters that are none */
  const best = Array.from({ length: run.length + 1 }, () => []);
  best[0][0] = { value: 0, heard: 0, open: -1 };
  const reach = (/** @type {number} */ at, /** @type {Cut} */ cut) => {
    const other = best[at][cut.open < 0 ? 0 : 1];
    if (!other || cut.value > other.value) best[at][cut.open < 0 ? 0 : 1] = cut;
  };
  for (let at = 0; at < run.length; at += 1) {
    for (const cut of best[at]) {
      if (!cut) continue;
      const { value, heard, open } = cut;
      reach(at + 1, { value: value + VALUE.unknown, heard, open: open < 0 ? at : open, last: cut });
      for (let size = 1; size <= Math.min(MAX_BETWEEN, run.length - at); size += 1) {
        if (!isBetween(at, size)) continue;
        const more = { value: value + VALUE.between * size, heard: heard + size };
        reach(at + size, { ...more, open: -1, last: cut });
      }
      if (open >= 0) continue;
      for (let size = least; size <= Math.min(MAX_READING, run.length - at); size += 1) {
        const word = run.slice(at, at + size);
        if (!isRead(word) || (size <= SHORT && !ends(at + size))) continue;
        const more = { value: value + size * size, heard: heard + size };
        reach(at + size, { ...more, open: -1, last: cut, word });
      }
    }
  }
  const [bound, unbound] = best[run.length];
  return /** @type {Cut} */ (!bound || (unbound && unbound.value > bound.value) ? unbound : bound);
}

/**
 * The words of a cut, in order.
 * @param {Cut} cut
 */
function listWords(cut) {
  /** @type {string[]} */
  const words = [];
  for (let at = /** @type {Cut | undefined} */ (cut); at; at = at.last) {
    if (at.word) words.unshift(at.word);
  }
  return [...new Set(words)];
}
