// What takes the texts, which come after the first results: which documents really hold what was
// asked, and the passages that results show, with the words marked.
import { cutPieces, findSpots } from "./marking.js";
import { findPlaces } from "./places.js";
import { TUNING, byRank } from "./ranking.js";

/** @import { Pieces } from "../box/protocol.js" */
/** @import { Found } from "./engine.js" */
/** @import { FoldedText, Spot } from "./marking.js" */
/** @import { Result } from "./ranking.js" */
/** @import { Store } from "./store.js" */

/**
 * `letter`: of its kind, "t" for a title; `at`: its own place on the page, if it has one.
 * @typedef {FoldedText & {letter: string, at?: string}} Part
 * @typedef {{parts: Part[], said: FoldedText, ours: FoldedText}} DocumentTexts
 */

/** Parts the texts of a document; no query holds it. */
const BREAK = "\n";
/** Letters of an excerpt, and where one may be cut: the best place first. */
const EXCERPTS = {
  ja: { size: 90, stops: ["。", "、", "」"], spaces: false },
  other: { size: 190, stops: [". ", ", ", " "], spaces: true },
};
/** Which part of an excerpt what was asked must stand in; how much of it may stand before. */
const FILLED = 0.8;
const BEFORE = 0.3;
/** A first place within so much of the text needs no cut at its beginning. */
const UNCUT = 0.6;
/** How many letters back and on a better place to cut is looked for. */
const BACK = 10;
const ON = 15;
/** How many words to mark are handed on. */
const MAX_SURFACES = 12;
/** Sums of the same weights may differ by so little. */
const NOTHING = 1e-9;

/**
 * One compared form for several texts in a row.
 * @param {FoldedText[]} list
 * @returns {FoldedText}
 */
function joinTexts(list) {
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  let from = 0;
  for (const { text, form } of list) {
    for (const start of form.starts) starts.push(start + from);
    for (const end of form.ends) ends.push(end + from);
    starts.push(from + text.length);
    ends.push(from + text.length + BREAK.length);
    from += text.length + BREAK.length;
  }
  const out = list.map(({ form }) => form.out).join(BREAK);
  return { text: list.map(({ text }) => text).join(BREAK), form: { out, starts, ends } };
}

export class Excerpts {
  /** @type {Map<number, DocumentTexts>} */
  #documents = new Map();

  /**
   * @param {Store} store
   * @param {string} ours letters of the kinds of text that are not the source's
   */
  constructor(store, ours) {
    this.store = store;
    this.notSaid = `t${ours}`;
    this.shape = store.core.language === "ja" ? EXCERPTS.ja : EXCERPTS.other;
  }

  /**
   * A document's texts with their compared forms: `said` by the source, and `ours`.
   * @param {number} id
   * @returns {DocumentTexts}
   */
  #document(id) {
    const known = this.#documents.get(id);
    if (known) return known;
    const { tokenizer } = this.store;
    /** @type {[string, string, string?][]} */
    const texts = [["t", this.store.head(id)?.title ?? ""], ...(this.store.parts(id) ?? [])];
    const parts = texts.map(([letter, text, at]) => {
      return { letter, text, at, form: tokenizer.fold(text) };
    });
    const isSource = (/** @type {Part} */ { letter }) => !this.notSaid.includes(letter);
    const made = {
      parts,
      said: joinTexts(parts.filter(isSource)),
      ours: joinTexts(parts.filter((part) => !isSource(part))),
    };
    this.#documents.set(id, made);
    return made;
  }

  /** All documents whose texts are here, one a step. */
  *prepareAll() {
    for (let id = 0; id < this.store.core.documents; id += 1) {
      if (this.store.parts(id)) yield this.#document(id);
    }
  }

  /**
   * What holds the query itself comes before what holds its words; then as it was. What lacks the
   * only word holds one that looks alike: 改めた for メタ.
   * @param {Found} found
   */
  confirm({ found, needle, total, single }) {
    const bare = /^[a-z0-9]$/.test(needle) ? "" : needle;
    for (const one of found) {
      if (!this.store.parts(one.id)) continue;
      const { said, ours } = this.#document(one.id);
      const isHeld = (/** @type {string} */ wanted) =>
        this.#holds(said, wanted) || this.#holds(ours, wanted);
      const isSaid = this.#holds(said, bare);
      if (!(single && one.lacks.length) && (isSaid || this.#holds(ours, bare))) {
        const written = one.kind === "page" ? TUNING.literal : TUNING.written;
        one.rank = one.score + (isSaid && one.kind !== "page" ? TUNING.said : written);
        one.words.push([total, [bare]]);
      } else if (single && one.words.some(([, needles]) => needles.some(isHeld))) {
        one.rank += TUNING.literal;
      }
    }
    found.sort(byRank);
  }

  /**
   * @param {FoldedText} folded
   * @param {string} wanted
   */
  #holds({ text, form }, wanted) {
    if (!wanted || !form.out.includes(wanted)) return false;
    return findPlaces(text, form, wanted, this.store.tokenizer).length > 0;
  }

  /**
   * Amounts are looked for as they are written here.
   * @param {Result} result
   */
  spellAmounts({ id, words }) {
    const { tokenizer, amounts } = this.store;
    for (const [, needles] of words) {
      if (!amounts || !needles.some((one) => one.startsWith(amounts.mark))) continue;
      for (const { text } of this.#document(id).parts) {
        const read = amounts.read(tokenizer.plain(text));
        const same = read.filter(
          ({ term, bare }) => needles.includes(term) || needles.includes(bare),
        );
        needles.push(...same.map(({ raw }) => tokenizer.folded(raw)));
      }
    }
  }

  /**
   * The passage that holds the most of what was asked.
   * @param {Result} result
   * @param {string} kind the letter of the kind that it is to be of, "" for any
   * @returns {[string, Pieces, string?]} letter of its kind, the passage, its own place
   */
  cutExcerpt({ id, needles }, kind) {
    const { size } = this.shape;
    /** @type {{value: number, part?: Part, spots: Spot[], start: number}} */
    let best = { value: -1, spots: [], start: 0 };
    for (const part of this.#document(id).parts.slice(1)) {
      if (kind && part.letter && kind !== part.letter) continue;
      const spots = findSpots(part, needles, this.store.tokenizer);
      for (const { start } of spots.length ? spots : [{ start: 0 }]) {
        const end = start + size * FILLED;
        const inside = spots.filter((spot) => spot.start >= start && spot.end <= end);
        const seen = new Map(inside.map(({ needle, weight }) => [needle, weight]));
        const value = [...seen.values()].reduce((sum, weight) => sum + weight, 0);
        if (value > best.value + NOTHING) best = { value, part, spots, start };
      }
    }
    if (!best.part?.text) return ["g", []];
    const { letter, text, at } = best.part;
    const { start, end } = this.#cut(text, best.start);
    const pieces = cutPieces(text, best.spots, start, end);
    if (start > 0) pieces[0] = `…${pieces[0]}`;
    if (end < text.length) pieces[pieces.length - 1] += "…";
    return [letter, pieces, best.value ? at : undefined];
  }

  /**
   * Where an excerpt begins and ends that shows a place of a text.
   * @param {string} text
   * @param {number} place
   */
  #cut(text, place) {
    const { size, stops, spaces } = this.shape;
    let start = 0;
    if (place >= size * UNCUT) {
      const before = Math.round(size * BEFORE);
      start = Math.max(0, Math.min(place - before, text.length - size));
    }
    if (start) {
      // From the beginning of a sentence or word, where one is near.
      const near = stops
        .map((stop) => ({ at: text.indexOf(stop, start - BACK), length: stop.length }))
        .find(({ at }) => at >= 0 && at < start + ON && at < place);
      if (near) start = near.at + near.length;
    }
    let end = Math.min(text.length, start + size);
    if (end < text.length && spaces) end = Math.max(text.lastIndexOf(" ", end), start + size / 2);
    return { start, end };
  }

  /**
   * @param {Result} result
   * @returns {Pieces} its title
   */
  cutTitle({ id, needles }) {
    const [title] = this.#document(id).parts;
    const spots = findSpots(title, needles, this.store.tokenizer);
    return cutPieces(title.text, spots, 0, title.text.length);
  }

  /**
   * What to mark on the page: the words as they stand in the text.
   * @param {Result} result
   * @returns {string[]}
   */
  findSurfaces({ id, needles }) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const part of this.#document(id).parts) {
      for (const { start, end } of findSpots(part, needles, this.store.tokenizer)) {
        found.add(part.text.slice(start, end));
      }
    }
    return [...found].slice(0, MAX_SURFACES);
  }
}
