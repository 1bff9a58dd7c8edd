// Where words stand in a text, whatever form they have there.

/** @import { Folded, Tokenizer } from "./tokenizer.js" */

/** @typedef {[number, number]} Place where a stretch of a text begins and ends */

const DIGIT = /\p{Nd}/u;
/** What may stand behind the letter that a compared form ends with: it belongs to it. */
const BELONGING = /[ー\uff70\p{M}\uff9e\uff9f]/u;
/** As much of a text is looked at for the ending of a word. */
const MAX_ENDING = 6;

/**
 * The letter before a place, whole.
 * @param {string} text
 * @param {number} at
 */
function letterBefore(text, at) {
  const unit = text[at - 1] ?? " ";
  return /[\udc00-\udfff]/.test(unit) ? text.slice(at - 2, at) : unit;
}

/**
 * Whether a word begins here: after a space, another script, or as in "OpenAI".
 * @param {string} text
 * @param {number} start
 * @param {Tokenizer} tokenizer
 */
function beginsWord(text, start, tokenizer) {
  const before = letterBefore(text, start);
  const first = text.slice(start, start + 2);
  if (/^\p{Nd}/u.test(first)) return !/[\p{Nd}.,]/u.test(before);
  const isLetter = tokenizer.beginning.test(before) && !/\p{N}/u.test(before);
  const within = isLetter || /\p{M}/u.test(before);
  return !within || (/\p{Ll}/u.test(before) && /^\p{Lu}/u.test(first));
}

/**
 * Where a compared form stands in a text; words between spaces from their beginning.
 * @param {string} text
 * @param {Folded} form of that text
 * @param {string} wanted
 * @param {Tokenizer} tokenizer
 * @returns {Place[]}
 */
export function findPlaces(text, { out, starts, ends }, wanted, tokenizer) {
  /** @type {Place[]} */
  const found = [];
  const spaced = tokenizer.beginning.test(wanted);
  for (let i = out.indexOf(wanted); wanted && i >= 0; i = out.indexOf(wanted, i + 1)) {
    const start = starts[i];
    let end = ends[i + wanted.length - 1];
    if (spaced && !beginsWord(text, start, tokenizer)) continue;
    if (/\p{Nd}$/u.test(wanted) && DIGIT.test(text[end] ?? "")) continue;
    if (spaced) end += tokenizer.ending.exec(text.slice(end, end + MAX_ENDING))?.[0].length ?? 0;
    while (BELONGING.test(text[end] ?? "")) end += 1;
    found.push([start, end]);
  }
  return found;
}
