// What an answer holds besides the first results: those confirmed by their texts, with excerpts,
// with the counts of the filters, with the words to mark on the page that a result leads to.
import { Excerpts } from "./excerpts.js";
import { makeItem } from "./item.js";
import { weighNeedles } from "./marking.js";
import { FILTERS } from "../box/protocol.js";
import { placeResults } from "./ranking.js";

/** @import { Found } from "./engine.js" */
/** @import { AnswerFields, Counts, Filter, Filters, Item } from "../box/protocol.js" */
/** @import { Result } from "./ranking.js" */
/** @import { Format } from "./rules.js" */
/** @import { Head, Store } from "./store.js" */

/**
 * The data of panel.json: words by name; topics; per exchange the numbers of its topics; the kinds
 * of all other documents.
 * @typedef {object} PanelFile
 * @property {Record<string, string>} words
 * @property {[string, string][]} topics
 * @property {number[][]} on
 * @property {string[]} kinds
 * @property {Format} format what comes on top of the first rules
 */

/** As many results are sent at once; as many there are at most. */
const MAX_FIRST = 10;
const MAX_RESULTS = 100;

export class Later {
  /**
   * @param {Store} store
   * @param {PanelFile} panel
   */
  constructor(store, panel) {
    this.store = store;
    this.panel = panel;
    this.excerpts = new Excerpts(store, panel.format.ours);
  }

  /**
   * @param {Found} result
   * @param {{list: Result[], counts: Counts}} passed
   * @param {string} kind the filter
   * @returns {{first: AnswerFields, rest: () => {items: Item[], marks: string[][]}}}
   *   the data of RESULT; a function that makes the data of REST
   */
  answer(result, { list, counts }, kind) {
    this.excerpts.confirm({ ...result, found: list });
    const here = placeResults(list).filter(({ id }) => this.store.parts(id));
    const top = here.slice(0, MAX_RESULTS);
    for (const one of top) {
      this.excerpts.spellAmounts(one);
      one.needles = weighNeedles(one);
    }
    return {
      first: {
        items: top.slice(0, MAX_FIRST).map((one) => this.#makeItem(one, kind)),
        counts,
        fixed: result.fixed,
        missing: result.missing,
        total: result.found.length,
        matching: list.length,
        shown: top.length,
      },
      rest: () => ({
        items: top.slice(MAX_FIRST).map((one) => this.#makeItem(one, kind)),
        marks: top.map((one) => this.excerpts.findSurfaces(one)),
      }),
    };
  }

  /** @param {Result} result whose head is here */
  #head({ id }) {
    return /** @type {Head} */ (this.store.head(id));
  }

  /**
   * A result with its excerpt.
   * @param {Result} one
   * @param {string} kind
   * @returns {Item}
   */
  #makeItem(one, kind) {
    const head = this.#head(one);
    const [letter, text, at] = this.excerpts.cutExcerpt(one, kind);
    const event = this.store.event(one.id);
    const about = [event?.[1], this.panel.words[`kind-${event ? letter : head.kind}`]];
    if (one.lacks.length) {
      about.push(this.panel.words.lacks?.replace("{words}", one.lacks.join(", ")));
    }
    const named = about.filter((name) => name !== undefined);
    // Where its words stand is closed at first: the result leads there.
    return makeItem({ ...head, hash: at ?? head.hash }, this.excerpts.cutTitle(one), named, text);
  }

  /**
   * What the filters let through, and for each filter what the others do.
   * @param {Result[]} found
   * @param {Filters} wanted
   */
  filter(found, wanted) {
    /** @type {Counts} */
    const counts = { event: {}, topic: {}, kind: {} };
    const list = found.filter((one) => {
      const values = this.#values(one);
      const failed = FILTERS.filter((name) => wanted[name] && !values[name].includes(wanted[name]));
      for (const name of FILTERS) {
        if (failed.some((other) => other !== name)) continue;
        for (const value of values[name]) {
          // A topic may be called `constructor`, which every object has.
          const before = Object.hasOwn(counts[name], value) ? counts[name][value] : 0;
          counts[name][value] = before + 1;
        }
      }
      return !failed.length;
    });
    return { list, counts };
  }

  /**
   * What a result is to each filter.
   * @param {Result} result
   * @returns {Record<Filter, string[]>}
   */
  #values({ id, kind, fields }) {
    const { topics, on, kinds } = this.panel;
    const event = this.store.event(id);
    return {
      event: event ? [event[0]] : [],
      topic: (on[id] ?? []).map((n) => topics[n][0]),
      kind: kind === "exchange" ? this.#kindsFound(fields) : [kinds[id - on.length]],
    };
  }

  /**
   * The kinds of text in which an exchange was found; what its keywords find is its gist's.
   * @param {Set<string>} fields
   */
  #kindsFound(fields) {
    const found = [...this.panel.format.parts].filter((letter) => fields.has(letter));
    return found.length ? found : ["g"];
  }
}
