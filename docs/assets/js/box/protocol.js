// What the page and the worker say to each other.

/** Types of messages by name. */
export const MESSAGE = Object.freeze({
  /** Page to worker: files of the index that the page has fetched meanwhile. */
  FILES: 0,
  /** Page to worker: a question. */
  QUERY: 2,
  /** Worker to page: its first results. */
  RESULT: 3,
  /** Worker to page: words and lists of the filters. */
  PANEL: 4,
  /** Worker to page: the other results, and the words to mark. */
  REST: 5,
  /** Page to worker: the first results are on the screen. */
  SEEN: 6,
  /** Worker to page: what would come behind the first results does not. */
  PARTLY: 7,
});

/** What the panel filters by: names of its lists and of parameters in the address. */
export const FILTERS = /** @type {const} */ (["event", "topic", "kind"]);

/**
 * @typedef {"event" | "topic" | "kind"} Filter
 * @typedef {Record<Filter, string>} Filters the value chosen in each list, "" for all
 * @typedef {Filters & {query: string, asked: number}} Question `asked`: its number
 * @typedef {Record<Filter, Record<string, number>>} Counts results by value of each filter
 */

/**
 * A text in pieces: every second one, from the second on, was found.
 * @typedef {string[]} Pieces
 */

/**
 * A result. `url`: its page, below the language's folder; `hash`: the place there; `about`: what it
 * says of itself, besides its excerpt.
 * @typedef {object} Item
 * @property {string} url
 * @property {string} hash
 * @property {string} label
 * @property {Pieces} title
 * @property {string[]} about
 * @property {Pieces} text
 */

/**
 * The answer to a question: its first results. `early`: from the index alone; `fixed`: the query
 * put right; `missing`: its words that nothing holds; `total`: results without filters,
 * `matching`: with them, `shown`: as many as are sent at most; `marks`: words to mark behind each
 * result, once they are here.
 * @typedef {object} AnswerFields
 * @property {Item[]} items
 * @property {boolean} [early]
 * @property {boolean} [failed]
 * @property {Counts} [counts]
 * @property {string} [fixed]
 * @property {string[]} [missing]
 * @property {number} [total]
 * @property {number} [matching]
 * @property {number} [shown]
 * @property {string[][]} [marks]
 *
 * @typedef {Question & AnswerFields} Answer
 */

/**
 * The results behind the first ones, and the words to mark behind each of all.
 * @typedef {object} Rest
 * @property {number} asked
 * @property {Item[]} items
 * @property {string[][]} marks
 */

/**
 * What the panel shows: words by name, [id, name] of events and topics, letters of kinds.
 * @typedef {object} PanelData
 * @property {Record<string, string>} words
 * @property {[string, string, number][]} events
 * @property {[string, string][]} topics
 * @property {string[]} choices
 */

/**
 * @typedef {{type: number, data?: any}} Message
 */
