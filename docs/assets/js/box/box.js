// The page's half of the search: asks the worker what stands in the field, and shows its answers.
import { keepQuestion, readFilters, withQuestion } from "./address.js";
import { SearchChannel } from "./channel.js";
import { SearchFilters } from "./filters.js";
import { makeHelp, makeSummary } from "./help.js";
import { leaveFor, loadMarks, watchPages } from "./leaving.js";
import { MESSAGE } from "./protocol.js";
import { ResultList, isComposed } from "./results.js";
import { SearchStatus } from "./status.js";

/** @import { SearchParts } from "../search.js" */
/** @import { Opening } from "./channel.js" */
/** @import { Answer, PanelData, Rest } from "./protocol.js" */

/** Milliseconds: numbers, filters and help follow when somebody stops typing. */
const SETTLING = 150;

export class SearchBox {
  /** @type {PanelData | null} */
  #data = null;
  /** What was asked last, with its filters. */
  #question = "";
  /** @type {KeyboardEvent | null} Enter, pressed before there was an answer */
  #entered = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** @type {SearchBox | null} the page's, for tests and for the curious */
  static current = null;
  /** @type {Answer | null} the last one */
  answer = null;

  /**
   * `home`: the language's folder; `opening`: the index, already on its way; `openIndex` opens it
   * once more.
   * @param {SearchParts} parts
   * @param {{home: URL, opening: Opening, openIndex: () => Opening}} options
   */
  constructor(parts, { home, opening, openIndex }) {
    const { dialog, field, filters, reset, share } = parts;
    this.parts = parts;
    this.home = home;
    this.status = new SearchStatus(parts);
    this.filters = new SearchFilters(filters, () => this.ask());
    this.list = new ResultList(parts, {
      home,
      follow: (link, number, event) => this.#leave(link, number, event),
      enter: (event) => this.#enter(event),
      left: () => this.channel.hearLate(),
    });
    this.channel = new SearchChannel({
      openIndex,
      filters: () => this.filters.values,
      isHeld: (asked) => asked === this.answer?.asked && this.list.isVisited,
      tell: {
        [MESSAGE.PANEL]: (data) => this.#prepare(data),
        [MESSAGE.RESULT]: (data) => this.#show(data),
        [MESSAGE.REST]: (data) => this.#add(data),
        [MESSAGE.PARTLY]: () => {
          this.status.stop();
          this.status.tell("partly");
          this.#openEntered();
        },
      },
    });
    const hear = (/** @type {Event} */ event) => {
      // What an input method composes is no word yet.
      if (!(event instanceof InputEvent && event.isComposing)) this.ask();
    };
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
    share.addEventListener("click", () => this.#copyAddress());
    dialog.addEventListener("close", () => this.#keepInAddress());
    watchPages(dialog);
    SearchBox.current = this;
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
      this.#keepInAddress();
      return;
    }
    this.#question = question;
    this.#entered = null;
    clearTimeout(this.#settling);
    this.status.start();
    if (!query) this.#empty();
    this.channel.ask(query);
  }

  /** Ask once more, as if nothing had come yet. */
  retry() {
    this.#question = "";
    this.status.stop();
    this.status.say();
    this.channel.restart();
    this.ask();
  }

  /**
   * Enter, while no result is chosen, opens the first one: of the whole answer, not of what is here
   * meanwhile.
   * @param {KeyboardEvent} event
   */
  #enter(event) {
    const { answer } = this;
    const isHere = answer?.query === this.parts.field.value.trim() && !answer.early;
    if (isHere) this.list.openFirst(event);
    else this.#entered = event;
  }

  #openEntered() {
    if (this.#entered) this.list.openFirst(this.#entered);
    this.#entered = null;
  }

  #empty() {
    const { help, share } = this.parts;
    this.answer = null;
    this.list.show([]);
    this.parts.filters.hidden = true;
    help.replaceChildren();
    this.status.stop();
    this.status.say();
    share.hidden = true;
    this.#keepInAddress();
  }

  /** @param {PanelData} data */
  #prepare(data) {
    this.#data = data;
    this.parts.share.textContent = data.words.share;
    if (this.filters.prepare(data)) this.ask();
    loadMarks().catch(() => {}); // without them a result still leads to its place
  }

  /** @param {Answer} answer */
  #show(answer) {
    if (!answer.query && !answer.failed) return;
    if (answer.early) this.status.start(true);
    else this.status.stop();
    this.answer = answer;
    this.list.show(answer.items);
    this.filters.toggle(answer.items.length > 0);
    this.status.say();
    if (answer.failed) {
      this.status.tell("failed");
      this.#question = "";
    }
    if (answer.early) requestAnimationFrame(() => setTimeout(() => this.channel.confirmSeen()));
    else this.#openEntered();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#settle(answer), answer.items.length ? SETTLING : 0);
  }

  /** @param {Rest} rest */
  #add({ asked, items, marks }) {
    if (!this.answer || asked !== this.answer.asked) return;
    this.answer.items.push(...items);
    this.answer.marks = marks;
    this.list.add(items);
  }

  /** @param {Answer} answer */
  #settle(answer) {
    this.#keepInAddress();
    const { dialog, field, help, share } = this.parts;
    if (answer.early || answer.failed || !this.#data) return;
    this.filters.show(answer);
    share.hidden = !answer.items.length;
    const correct = (/** @type {string} */ words) => {
      field.value = words;
      field.focus();
      this.ask();
    };
    this.status.say(...makeSummary(answer, this.#data.words, dialog.dataset, correct));
    help.replaceChildren(...makeHelp(answer, this.#data, this.home));
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {number} number
   * @param {MouseEvent} event
   */
  #leave(link, number, event) {
    const { answer } = this;
    if (!answer) return;
    this.#keepInAddress();
    const marks = answer.marks?.[number] ?? answer.query.split(/\s+/);
    const here = withQuestion(location.href, "", this.filters.values);
    leaveFor(link, { marks, here, event, dialog: this.parts.dialog });
  }

  /** The question in the address, while the dialog is open: to share, or to come back. */
  #keepInAddress() {
    const { dialog, field } = this.parts;
    const query = dialog.open ? field.value.trim() : "";
    keepQuestion(dialog.querySelectorAll("a[data-dn-elsewhere]"), query, this.filters.values);
  }

  async #copyAddress() {
    this.#keepInAddress();
    const { copied = "", address = "" } = this.#data?.words ?? {};
    try {
      await navigator.clipboard.writeText(location.href);
      this.status.say(copied);
    } catch {
      this.status.say(address); // there may be no clipboard at all
    }
  }
}
