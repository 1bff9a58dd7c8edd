// How much a document must hold of what was asked, and what comes first.

/**
 * What one document holds of a word; `part`: how much of it; `needles`: the compared forms met.
 * @typedef {{score: number, part: number, fields: string[], needles: string[]}} Hit
 * @typedef {Map<number, Hit>} Hits
 */

/**
 * A document found. `part`: how much of the query's weight it holds; `name`: it speaks of what the
 * query names; `words`: for each word it holds, the weight and the needles; `needles`: all of them
 * with what each is worth, once the texts are here.
 * @typedef {object} Result
 * @property {number} id
 * @property {number} score
 * @property {number} rank
 * @property {number} part
 * @property {boolean} name
 * @property {boolean} exchange
 * @property {Set<string>} fields
 * @property {[number, string[]][]} words
 * @property {Map<string, number>} needles
 */

export const TUNING = {
  enough: 0.2, // of the best document's part of a query, what others must hold
  least: 0.1, // the part that any must hold
  name: 40, // what a name's own documents get on top
  within: 0.3, // how much of it a kanji within other words is
  power: 2.5, // how much it counts to hold all
  piece: 0.3, // how much of a word that was cut into pairs a document must hold
  most: 0.75, // how much of a word in katakana
  // What goes on top where the texts hold the query itself, others its only word.
  said: 1000,
  written: 750,
  literal: 500,
};

/** How many exchanges stand above all else but the page of what is asked for by name. */
const EXCHANGES_FIRST = 5;

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
 * Exchanges are what people look for. The page of what is asked for by name stands second; other
 * pages, topics, terms stand below the first five.
 * @param {Result[]} found
 * @returns {Result[]}
 */
export function placeResults(found) {
  const exchanges = found.filter(({ exchange }) => exchange);
  const others = found.filter(({ exchange }) => !exchange);
  const named = others.filter(({ name }) => name).slice(0, 1);
  const rest = [
    ...exchanges.slice(EXCHANGES_FIRST),
    ...others.filter((one) => !named.includes(one)),
  ].sort(byRank);
  return [...exchanges.slice(0, 1), ...named, ...exchanges.slice(1, EXCHANGES_FIRST), ...rest];
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
