// The words that a result was found by, marked in a text.
import { findPlaces } from "./places.js";

/** @import { Pieces } from "../box/protocol.js" */
/** @import { Result } from "./ranking.js" */
/** @import { Folded, Tokenizer } from "./tokenizer.js" */

/**
 * @typedef {{text: string, form: Folded}} FoldedText
 * @typedef {Map<string, number>} Needles what to look for, with what each is worth
 * @typedef {{start: number, end: number, needle: string, weight: number}} Spot
 */

/**
 * Needles of a result with what each is worth.
 * @param {Result} result
 * @returns {Needles}
 */
export function weighNeedles({ words }) {
  /** @type {Needles} */
  const needles = new Map();
  for (const [weight, list] of words) {
    for (const needle of list) needles.set(needle, Math.max(needles.get(needle) ?? 0, weight));
  }
  return needles;
}

/**
 * Where needles stand in a text.
 * @param {FoldedText} folded
 * @param {Needles} needles
 * @param {Tokenizer} tokenizer
 * @returns {Spot[]} in order
 */
export function findSpots({ text, form }, needles, tokenizer) {
  return [...needles]
    .flatMap(([needle, weight]) => {
      const places = findPlaces(text, form, needle, tokenizer);
      return places.map(([start, end]) => ({ start, end, needle, weight }));
    })
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/**
 * A stretch of a text in pieces, the words found in it apart.
 * @param {string} text
 * @param {Spot[]} spots in order
 * @param {number} start
 * @param {number} end
 * @returns {Pieces}
 */
export function cutPieces(text, spots, start, end) {
  /** @type {Pieces} */
  const pieces = [];
  let last = start;
  const inside = spots.filter((spot) => spot.end > start && spot.start < end);
  for (let n = 0; n < inside.length; n += 1) {
    const from = Math.max(inside[n].start, last);
    let to = inside[n].end;
    while (inside[n + 1]?.start <= to) to = Math.max(to, inside[(n += 1)].end);
    to = Math.min(to, end);
    if (to > from) {
      pieces.push(text.slice(last, from), text.slice(from, to));
      last = to;
    }
  }
  return [...pieces, text.slice(last, end)];
}
