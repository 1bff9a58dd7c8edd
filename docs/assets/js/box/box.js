// The page's half of the search: asks the worker what stands in the field, and shows its answers.
import { keepQuestion, readFilters } from "./address.js";
import { SearchChannel } from "./channel.js";
import { isForHere } from "./clicks.js";
import { SearchFilters } from "./filters.js";
import { MESSAGE } from "./protocol.js";
import { ResultList, isComposed } from "./results.js";
import { SearchStatus } from "./status.js";

/** @import { BoxOptions, SearchParts } from "../search.js" */
/** @import { SearchExtras } from "./extras.js" */
/** @import { Answer, PanelData, Rest } from "./protocol.js" */

/** Milliseconds: the address, numbers, filters and help follow when somebody stops typing. */
const SETTLING = 150;
/** Milliseconds that a click waits for the extras, which mark words where it leads. */
const LEAVING = 1_000;
/** Milliseconds after which they are missed; what comes later is taken all the same. */
const LATE = 8_000;

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

export class SearchBox {
  /** @type {PanelData | null} words and lists, once they are here */
  data = null;
  /** @type {SearchExtras | null} */
  #extras = null;
  /** @type {Promise<unknown> | null} until they are here */
  #loading = null;
  /** Until the latest answer is shown. */
  #showing = Promise.resolve();
  /** What was asked last, with its filters. */
  #question = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** @type {SearchBox | null} the page's, for tests and for the curious */
  static current = null;
  /** @type {Answer | null} the last one */
  answer = null;

  /**
   * @param {SearchParts} parts
   * @param {BoxOptions} options
   */
  constructor(parts, { home, opening, openIndex, fetchExtras }) {
    const { dialog, field, filters, reset } = parts;
    this.parts = parts;
    this.home = home;
    this.fetchExtras = fetchExtras;
    this.status = new SearchStatus(parts);
    this.filters = new SearchFilters(filters, () => this.ask());
    this.list = new ResultList(parts, {
      home,
      follow: (link, number, event) => this.#leave(link, number, event),
      left: () => this.channel.hearLate(),
    });
    this.channel = new SearchChannel({
      openIndex,
      filters: () => this.filters.values,
      hold: (asked) => {
        const isHeld = asked === this.answer?.asked && this.list.isVisited;
        if (isHeld) this.status.stop(); // it is here: nobody waits for it
        return isHeld;
      },
      tell: {
        [MESSAGE.PANEL]: (data) => (this.data = data),
        [MESSAGE.RESULT]: (data) => (this.#showing = this.#receive(data)),
        [MESSAGE.REST]: (data) => this.#showing.then(() => this.#add(data)),
        [MESSAGE.PARTLY]: () => this.#tellPartly(),
      },
    });
    // What an input method composes is no word yet.
    const hear = (/** @type {any} */ event) => event.isComposing || this.ask();
    field.addEventListener("input", hear);
    field.addEventListener("compositionend", hear);
    // Escape ends a composition, not the search.
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && isComposed(event)) event.preventDefault();
    });
    reset.addEventListener("click", () => {
      field.value = "";
      this.ask();
      field.focus();
    });
    this.filters.clear.addEventListener("click", () => field.focus());
    dialog.addEventListener("close", () => {
      this.list.leave();
      this.keepInAddress();
    });
    SearchBox.current = this;
    this.status.stop(); // what was told while this was on its way
    this.channel.start(opening);
  }

  /** As the address says. */
  follow() {
    this.filters.set(readFilters(location.search));
    this.ask();
  }

  /** Ask what stands in the field, with the filters as they are. */
  ask() {
    const { field, reset } = this.parts;
    const query = field.value.trim();
    const question = JSON.stringify([query, this.filters.values]);
    reset.hidden = !field.value;
    // Nothing was asked yet, or what was asked is shown.
    if (question === this.#question || !(query || this.#question)) {
      this.keepInAddress();
      return;
    }
    this.#question = question;
    this.list.leave();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.keepInAddress(), SETTLING);
    this.status.start();
    if (!query) this.#empty();
    this.channel.ask(query);
  }

  /** Ask once more, as if nothing had come yet. */
  retry() {
    this.#question = "";
    this.#loading = null; // it may hang
    this.status.stop();
    // Without a network no other worker would come, and what this one holds would be lost.
    if (navigator.onLine) this.channel.restart();
    this.ask();
  }

  #empty() {
    this.answer = null;
    this.list.show([]);
    this.parts.filters.hidden = true;
    this.#clear();
    this.status.stop();
  }

  /** Nothing of a former answer is said or offered any more. */
  #clear() {
    const { help, share } = this.parts;
    help.replaceChildren();
    share.hidden = true;
  }

  #loadExtras() {
    const coming =
      this.#loading ??
      this.fetchExtras().then(({ SearchExtras }) => {
        this.#extras ??= new SearchExtras(this);
      });
    const forget = () => (this.#loading = null);
    this.#loading ??= Promise.race([coming, pause(LATE)]).then(forget, forget);
    return this.#loading;
  }

  /**
   * A whole answer waits for what is shown beside it, which is then here for the next ones.
   * @param {Answer} answer
   */
  async #receive(answer) {
    if (!answer.query || answer.early || answer.failed || !this.data) {
      this.#show(answer);
      return;
    }
    if (!this.#extras) await this.#loadExtras();
    this.#extras?.prepare(this.data);
    if (answer.asked !== this.channel.asked) return;
    if (this.#extras) this.#show(answer);
    else if (this.answer?.asked === answer.asked) this.#tellPartly();
    else this.#show({ ...answer, items: [], failed: true });
  }

  /** There are titles. */
  #tellPartly() {
    this.status.stop();
    this.status.tell("partly");
    this.list.openEntered();
  }

  /** @param {Answer} answer */
  #show(answer) {
    if (!answer.query && !answer.failed) return;
    const { dialog, field } = this.parts;
    const { activeElement } = document;
    const isOurs = dialog.contains(activeElement);
    const isOther = answer.asked !== this.answer?.asked;
    this.answer = answer;
    if (answer.early) this.status.start(true);
    else this.status.stop();
    this.list.show(answer.items, isOther);
    this.filters.toggle(answer.items.length > 0);
    if (answer.failed) {
      this.#clear();
      this.status.tell("failed");
      this.#question = "";
    }
    // What had the focus is gone or hidden.
    if (isOurs && !activeElement?.getClientRects().length) field.focus();
    if (answer.early) requestAnimationFrame(() => setTimeout(() => this.#goOn()));
    else this.list.openEntered();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#settle(answer), answer.items.length ? SETTLING : 0);
  }

  /** The first results are on the screen: the next files can come. */
  #goOn() {
    this.channel.confirmSeen();
    this.#loadExtras();
  }

  /** @param {Rest} rest */
  #add({ asked, items, marks }) {
    // Behind titles alone, whose whole answer could not be shown, they are none.
    if (!this.answer || this.answer.early || asked !== this.answer.asked) return;
    this.answer.items.push(...items);
    this.answer.marks = marks;
    this.list.add(items);
  }

  /** @param {Answer} answer */
  #settle(answer) {
    this.keepInAddress();
    if (!answer.early && !answer.failed) this.#extras?.settle(answer);
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {number} number
   * @param {MouseEvent} event
   */
  async #leave(link, number, event) {
    this.keepInAddress();
    const { answer } = this; // another may come while this waits
    if (!this.#extras && isForHere(event)) {
      event.preventDefault();
      await Promise.race([this.#loadExtras(), pause(LEAVING)]);
    }
    if (answer && this.#extras) this.#extras.leave(link, answer, number, event);
    else if (event.defaultPrevented) location.assign(link.href);
  }

  /** The question in the address, while the dialog is open: to share, or to come back. */
  keepInAddress() {
    const { dialog, field } = this.parts;
    const query = dialog.open ? field.value.trim() : "";
    keepQuestion(dialog.querySelectorAll("a[data-dn-elsewhere]"), query, this.filters.values);
  }
}
