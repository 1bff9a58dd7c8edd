// How much a document must hold of what was asked, and what comes first.

/**
 * What one document holds of a word; `part`: how much of it; `needles`: the compared forms met.
 * @typedef {{score: number, part: number, fields: string[], needles: string[]}} Hit
 * @typedef {Map<number, Hit>} Hits
 */

/**
 * A document found. `part`: how much of the query's weight it holds; `name`: it speaks of what
 * the query names; `title`: the query is its own name, `alias`: another one of a person or a
 * term, or an event's page that is asked for; `lacks`: telling words that it does not hold;
 * `words`: for each word it holds, the weight and the needles; `needles`: all of them with what
 * each is worth, once the texts are here.
 * @typedef {object} Result
 * @property {number} id
 * @property {number} score
 * @property {number} rank
 * @property {number} part
 * @property {boolean} name
 * @property {boolean} title
 * @property {boolean} alias
 * @property {"exchange" | "event" | "page"} kind
 * @property {string[]} lacks
 * @property {Set<string>} fields
 * @property {[number, string[]][]} words
 * @property {Map<string, number>} needles
 */

/**
 * How much of a word it is to stand in a field of less matter: notes, what became of it, what
 * these rest on.
 * @type {Record<string, number>}
 */
export const SURE = { n: 0.7, w: 0.7, b: 0.5 };

export const TUNING = {
  enough: 0.2, // of the best document's part of a query, what others must hold
  least: 0.1, // the part that any must hold
  name: 40, // what a name's own documents get on top
  within: 0.5, // how much of it a kanji within other words is
  power: 1.5, // how much it counts to hold all
  piece: 0.3, // how much of a word that was cut into pairs a document must hold
  most: 0.75, // how much of a word in katakana
  meant: 2, // … on top, per part of a query's weight, where an exchange is about what it means
  meantPart: 0.6, // how much of a word it is to be about what it means
  meantAlone: 0.7, // how near the nearest must be, where nothing holds any of the words
  // What goes on top where the texts hold the query itself, others its only word.
  said: 1000,
  written: 750,
  literal: 500,
};

/** How many times better than an exchange an event's page, any other must answer to stand above. */
const BETTER = { exchange: 1, event: 3, page: 8 };

/**
 * @param {Hits} hits
 * @param {number} least
 * @returns {Hits} what holds so much of a word
 */
export const holdingEnough = (hits, least) =>
  new Map([...hits].filter(([, { part }]) => part >= least));

/**
 * @param {Result} one
 * @param {Result} other
 */
export const byRank = (one, other) => other.rank - one.rank || one.id - other.id;

/**
 * What the query names stands first, by its own name before other names. Then exchanges, which are
 * what people look for, and topics by their other names: any other page stands above one only if it
 * answers far better.
 * @param {Result[]} found
 * @returns {Result[]}
 */
export function placeResults(found) {
  const [named] = found
    .filter((one) => one.title || one.alias)
    .sort((one, other) => Number(other.title) - Number(one.title) || byRank(one, other));
  const place = (/** @type {Result} */ { kind, name, rank }) => (name ? rank : rank / BETTER[kind]);
  const rest = found
    .filter((one) => one !== named)
    .sort((one, other) => place(other) - place(one) || one.id - other.id);
  return named ? [named, ...rest] : rest;
}

/**
 * Those that hold enough of a query, the best first.
 * @param {Result[]} results
 * @param {number} total the query's weight
 */
export function rankResults(results, total) {
  let best = 0;
  for (const one of results) {
    one.part = one.name ? 1 : total ? one.part / total : 0;
    one.score = (one.score + (one.name ? TUNING.name : 0)) * one.part ** TUNING.power;
    one.rank = one.score;
    best = Math.max(best, one.part);
  }
  const least = Math.max(best * TUNING.enough, TUNING.least);
  return results.filter(({ part }) => part >= least).sort(byRank);
}
