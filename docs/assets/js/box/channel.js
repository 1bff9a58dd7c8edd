// Between the box, which asks, and the worker that answers: questions go on with the filters,
// answers wait while somebody is in the list.
import { MESSAGE } from "./protocol.js";

/** @import { Filters, Message } from "./protocol.js" */

/**
 * The index on its way: the worker, whether its scripts do not come, and the files of the index for
 * its first answer.
 * @typedef {object} Opening
 * @property {Worker} worker
 * @property {Promise<unknown>} failed
 * @property {Promise<PromiseSettledResult<[string, unknown]>[]>} files
 */

/**
 * `openIndex` makes a worker and fetches its first files; `hold`: whether an answer has to wait,
 * since somebody is in the list of first results of its question; `tell`: what is done with each
 * type of message from the worker.
 * @typedef {object} ChannelOptions
 * @property {() => Opening} openIndex
 * @property {() => Filters} filters
 * @property {(asked: number) => boolean} hold
 * @property {Record<number, (data: any) => void>} tell
 */

export class SearchChannel {
  /** @type {Worker | null} */
  #worker = null;
  /** Whether the worker has its files: it takes questions then. */
  #started = false;
  /** @type {Message | null} the latest question */
  #waiting = null;
  /** @type {Message[]} what has to wait while somebody is in the list */
  #late = [];
  /** The number of the latest question. */
  #asked = 0;

  /** @param {ChannelOptions} options */
  constructor(options) {
    this.options = options;
  }

  /**
   * Take up a worker, if there is none.
   * @param {Opening} [opening] one that is already on its way
   */
  async start(opening) {
    if (this.#worker) return;
    const { worker, failed, files: coming } = opening ?? this.options.openIndex();
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.hear(data));
    failed.then(() => this.#worker === worker && this.#fail());
    const ends = await coming;
    if (this.#worker !== worker) return;
    const files = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    worker.postMessage({ type: MESSAGE.FILES, data: files });
    this.#started = true;
    if (this.#waiting) worker.postMessage(this.#waiting);
  }

  /** The script did not come: the next question tries again. */
  #fail() {
    this.#stop();
    const asked = this.#waiting?.data ?? { query: "", asked: 0 };
    this.hear({ type: MESSAGE.RESULT, data: { ...asked, items: [], failed: true } });
  }

  /** Begin anew, with another worker: one may keep that a script of its own did not come. */
  restart() {
    this.#stop();
    this.start();
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#started = false;
  }

  /** The number of the latest question. */
  get asked() {
    return this.#asked;
  }

  /** @param {string} query to ask, with the filters as they are */
  ask(query) {
    this.#asked += 1;
    const data = { query, asked: this.#asked, ...this.options.filters() };
    this.#waiting = { type: MESSAGE.QUERY, data };
    if (this.#started) this.#worker?.postMessage(this.#waiting);
    else if (query) this.start();
  }

  /**
   * From the worker. Results with their texts come after the first ones: the list stays as it is
   * where somebody has already stepped into it.
   * @param {Message} message
   */
  hear(message) {
    const { type, data } = message;
    // An answer may have been on its way when the next question was asked.
    if (data.asked !== undefined && data.asked !== this.#asked) return;
    if (type === MESSAGE.RESULT) {
      this.#late = this.options.hold(data.asked) ? [message] : [];
      if (this.#late.length) return;
    } else if (type === MESSAGE.REST && this.#late.length) {
      this.#late.push(message);
      return;
    }
    this.options.tell[type]?.(data);
  }

  /** Nobody is in the list any more. */
  hearLate() {
    this.#late.splice(0).forEach((message) => this.hear(message));
  }

  /** The first results are on the screen. */
  confirmSeen() {
    this.#worker?.postMessage({ type: MESSAGE.SEEN });
  }
}
