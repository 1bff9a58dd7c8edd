// The list of results: its links lead to their places, and hand on the words to mark there.
import { handMarks } from "./handed.js";

/** @import { SearchBox, SearchPanel } from "./panel.js" */

/** Marks are for the page that a result leads to: no first answer waits for them. */
const loadMarks = () => import("../marks.js");
const markPage = async () => (await loadMarks()).markWords();

/** Milliseconds: Material lets the page go 100 after the box is closed. */
const UNLOCKED = 250;

export class SearchResults {
  /**
   * @param {SearchBox} box
   * @param {SearchPanel} panel knows the answer that the list shows
   * @param {() => void} left called when nobody is in the list any more
   */
  constructor({ list }, panel, left) {
    this.list = list;
    this.panel = panel;
    // Material makes an item for each result, some only on scrolling.
    new MutationObserver(() => this.#linkItems()).observe(list, { childList: true });
    list.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && list.contains(relatedTarget))) setTimeout(left);
    });
    list.addEventListener("click", (event) => this.#follow(event));
    list.addEventListener("auxclick", (event) => this.#follow(event));
    // With Material's instant navigation pages change without being loaded. It tells of the one
    // that is here, too.
    let pages = 0;
    const { document$ } = /** @type {any} */ (window);
    document$?.subscribe(() => (pages += 1) > 1 && markPage());
  }

  /** Have at hand what marks words on this very page, also without a network. */
  prepareMarks() {
    loadMarks().catch(() => {}); // without it a result still leads to its place
  }

  /**
   * Whether somebody is in the list of what answers a question.
   * @param {number} asked
   */
  isVisited(asked) {
    return asked === this.panel.answer?.asked && this.list.contains(document.activeElement);
  }

  /** To the links that Material makes we add the place, and take off the words it adds. */
  #linkItems() {
    const { answer } = this.panel;
    if (!answer) return;
    [...this.list.children].forEach((item, n) => {
      const link = item.querySelector("a");
      if (!link || link.dataset.dn) return;
      link.dataset.dn = String(n);
      link.hash = answer.hashes?.[n] ?? "";
      link.search = "";
    });
  }

  /**
   * The words to mark are handed on within the browser, not in the address, which the site's host
   * would get to see.
   * @param {MouseEvent} event
   */
  #follow({ target }) {
    const link = target instanceof Element && target.closest("a[data-dn]");
    const { answer } = this.panel;
    if (!(link instanceof HTMLAnchorElement) || !answer) return;
    const marks = answer.marks?.[Number(link.dataset.dn)] ?? answer.query.split(/\s+/);
    handMarks(link.href, marks);
    if (link.pathname !== location.pathname) return;
    setTimeout(markPage);
    // On small screens Material, closing the box, goes back to where the page stood before.
    setTimeout(() => document.querySelector(":target")?.scrollIntoView(), UNLOCKED);
  }
}
