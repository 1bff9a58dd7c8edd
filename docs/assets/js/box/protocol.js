// What the page and the worker say to each other. Material knows the first four and no others.

/** Types of messages by name. */
export const MESSAGE = Object.freeze({
  /** Page to worker: files of the index that the page has fetched meanwhile. */
  FILES: 0,
  READY: 1,
  QUERY: 2,
  RESULT: 3,
  /** Worker to page: what the panel shows besides results. */
  PANEL: 4,
  /** Worker to page: excerpts of results further down, and the words to mark. */
  REST: 5,
  /** Page to worker: the first results are on the screen. */
  SEEN: 6,
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
 * A result as Material takes it; `title` and `text` are HTML.
 * @typedef {object} Item
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {number} score
 * @property {Record<string, boolean>} terms
 */

/**
 * The answer to a question. `early`: from the index alone; `hashes`: places on the results'
 * pages; `fixed`: the query put right; `missing`: its words that nothing holds; `total`: results
 * without filters, `matching`: with them.
 * @typedef {object} AnswerFields
 * @property {Item[][]} items
 * @property {string[]} [hashes]
 * @property {boolean} [early]
 * @property {boolean} [failed]
 * @property {Counts} [counts]
 * @property {string} [fixed]
 * @property {string[]} [missing]
 * @property {number} [total]
 * @property {number} [matching]
 * @property {string[][]} [marks]
 *
 * @typedef {Question & AnswerFields} Answer
 */

/**
 * Items that come later (null: already sent), and the words to mark behind each result.
 * @typedef {object} Rest
 * @property {number} asked
 * @property {(Item | null)[]} items
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
