// What the search says of itself: that it works, that something does not come, what there is.

/** @import { SearchParts } from "../search.js" */

/** Milliseconds after which a question that is not answered says so, and offers another try. */
const WORKING = 300;
const SLOW = 10_000;

export class SearchStatus {
  /** @type {ReturnType<typeof setTimeout>[]} */
  #timers = [];

  /** @param {SearchParts} parts */
  constructor({ dialog, list, retry, status }) {
    this.words = dialog.dataset;
    this.list = list;
    this.retry = retry;
    this.status = status;
  }

  /**
   * An answer is on its way.
   * @param {boolean} isBegun whether what is shown is the beginning of it
   */
  start(isBegun = false) {
    const isTold = this.status.textContent === this.words.working;
    this.stop();
    // What is not the answer is not to look like it, nor to be opened by a key.
    this.list.dataset.state = isBegun ? "begun" : "stale";
    const wait = () => {
      this.list.ariaBusy = "true";
      this.say(this.words.working ?? "");
    };
    this.#timers = [setTimeout(() => this.tell("slow"), SLOW), setTimeout(wait, WORKING)];
    if (isTold) wait();
  }

  /** It is here, or asked no more. */
  stop() {
    this.#timers.splice(0).forEach(clearTimeout);
    this.list.ariaBusy = null;
    this.list.dataset.state = "";
    this.retry.hidden = true;
    this.say();
  }

  /** @param {"failed" | "slow" | "partly"} what */
  tell(what) {
    this.say(this.words[what] ?? "");
    this.retry.hidden = false;
  }

  /** @param {...(Node | string)} words */
  say(...words) {
    this.status.replaceChildren(...words);
  }
}
