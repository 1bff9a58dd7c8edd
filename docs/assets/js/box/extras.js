// What the dialog has besides its results: filters, what is said of an answer, help, a link to
// share, words marked where a result leads. It comes behind the first results.
import { withQuestion } from "./address.js";
import { isForHere } from "./clicks.js";
import { makeHelp, makeSummary } from "./help.js";
import { leaveFor, loadMarks } from "./leaving.js";
import { addLists, countInLists } from "./lists.js";
import { keepFocus, keepLeft, returnToLeft } from "./returning.js";

/** @import { SearchBox } from "./box.js" */
/** @import { Answer, PanelData } from "./protocol.js" */

export class SearchExtras {
  /** @param {SearchBox} box */
  constructor(box) {
    this.box = box;
    box.parts.share.addEventListener("click", () => this.#copyAddress());
    this.#stayOpen(box.parts.dialog);
    keepFocus(box.parts);
    returnToLeft(box.parts);
    loadMarks().catch(() => {}); // without them a result still leads to its place
  }

  /**
   * A click around the box closes the dialog: not where somebody only ends there who selects words.
   * @param {HTMLDialogElement} dialog
   */
  #stayOpen(dialog) {
    /** @type {EventTarget | null} */
    let pressed = null;
    dialog.addEventListener("pointerdown", ({ target }) => (pressed = target));
    const stop = (/** @type {Event} */ event) => {
      if (event.target === dialog && pressed !== dialog) event.stopImmediatePropagation();
    };
    dialog.addEventListener("click", stop, { capture: true });
  }

  /** @param {PanelData} data */
  prepare(data) {
    if (this.box.filters.lists.size) return;
    this.box.parts.share.textContent = data.words.share;
    if (addLists(this.box.filters, data)) this.box.ask();
  }

  /** @param {Answer} answer nobody types any more */
  settle(answer) {
    const { box } = this;
    const { dialog, field, help, share } = box.parts;
    const { data } = box;
    if (!data) return;
    countInLists(box.filters, answer);
    share.hidden = !answer.items.length;
    const correct = (/** @type {string} */ words) => {
      field.value = words;
      field.focus();
      box.ask();
    };
    box.status.say(...makeSummary(answer, data.words, dialog.dataset, correct));
    help.replaceChildren(...makeHelp(answer, data, box.home));
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {Answer} answer
   * @param {number} number of the result in the answer
   * @param {MouseEvent} event
   */
  leave(link, answer, number, event) {
    const marks = answer.marks?.[number] ?? answer.query.split(/\s+/);
    if (isForHere(event)) keepLeft(link, number);
    const here = withQuestion(location.href, "", this.box.filters.values);
    leaveFor(link, { marks, here, event, dialog: this.box.parts.dialog });
  }

  async #copyAddress() {
    const { box } = this;
    const { copied = "", address = "" } = box.data?.words ?? {};
    box.keepInAddress();
    try {
      await navigator.clipboard.writeText(location.href);
      box.status.say(copied);
    } catch {
      box.status.say(address); // there may be no clipboard at all
    }
  }
}
