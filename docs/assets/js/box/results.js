// The list of results: a listbox whose options are links. From the field, arrows go through it as
// the combobox pattern has it (the focus stays in the field); Tab goes from one to the next.
import { make, markPieces } from "./make.js";

/** @import { SearchParts } from "../search.js" */
/** @import { Item } from "./protocol.js" */

/** What browsers give as the code of keys that belong to an input method. */
const COMPOSED = 229;

/**
 * A key that an input method takes is not ours: the Enter that ends a composition opens nothing.
 * WebKit sends it after the composition has ended.
 * @param {KeyboardEvent} event
 */
export const isComposed = ({ isComposing, keyCode }) => isComposing || keyCode === COMPOSED;

/**
 * @typedef {object} ResultsOptions
 * @property {URL} home the language's folder
 * @property {(link: HTMLAnchorElement, number: number, event: MouseEvent) => void} follow
 * @property {() => void} left once nobody is in the list any more
 */

export class ResultList {
  /** @type {HTMLAnchorElement[]} */
  #options = [];
  /** The option that is chosen, -1 for none. */
  #chosen = -1;
  /** @type {KeyboardEvent | null} Enter, pressed before there was an answer */
  #entered = null;

  /**
   * @param {SearchParts} parts
   * @param {ResultsOptions} options
   */
  constructor({ dialog, field, list }, options) {
    this.field = field;
    this.list = list;
    this.box = /** @type {HTMLElement} */ (list.parentElement);
    this.options = options;
    list.addEventListener("focusin", ({ target }) => this.#choose(this.#find(target)));
    list.addEventListener("focusout", ({ relatedTarget }) => {
      if (this.#find(relatedTarget) < 0) this.#choose(-1);
    });
    for (const type of /** @type {const} */ (["click", "auxclick"])) {
      list.addEventListener(type, (event) => {
        const number = this.#find(event.target);
        if (number >= 0) options.follow(this.#options[number], number, event);
      });
    }
    dialog.addEventListener("keydown", (event) => this.#press(event));
  }

  /** @param {EventTarget | null} target */
  #find(target) {
    const link = target instanceof Element && target.closest("a");
    return link ? this.#options.indexOf(link) : -1;
  }

  /** Whether somebody is in the list: it stays as it is then. */
  get isVisited() {
    return this.#chosen >= 0;
  }

  /** Nothing is chosen any more, nor to be opened. */
  leave() {
    this.#choose(-1);
    this.#entered = null;
  }

  /**
   * @param {Item[]} items
   * @param {boolean} [isOther] whether they are of another question: seen from the first one on
   */
  show(items, isOther) {
    this.#choose(-1);
    this.#options = [];
    this.list.replaceChildren();
    this.add(items);
    // In low windows the list does not scroll by itself.
    if (isOther) this.list.scrollTop = this.box.scrollTop = 0;
  }

  /** @param {Item[]} items that follow those which are here */
  add(items) {
    const first = this.#options.length;
    const made = items.map((item, n) => this.#make(item, first + n));
    this.#options.push(...made);
    this.list.append(...made);
    this.list.hidden = !this.#options.length;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  /**
   * @param {Item} item
   * @param {number} number
   */
  #make({ url, hash, label, title, about, text }, number) {
    const place = new URL(url + (hash && `#${hash}`), this.options.home);
    const named = label ? [make("span", { className: "dn-number", textContent: label }), " "] : [];
    const link = make(
      "a",
      { id: `dn-found-${number}`, className: "dn-found", href: place.href },
      make("span", { className: "dn-found__title" }, ...named, ...markPieces(title)),
      make("span", { className: "dn-found__about" }, about.join(" · ")),
      make("span", { className: "dn-found__text" }, ...markPieces(text)),
    );
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  }

  /** @param {number} number of the option to choose, -1 for none */
  #choose(number) {
    if (number === this.#chosen) return;
    this.#options[this.#chosen]?.setAttribute("aria-selected", "false");
    this.#chosen = number;
    const option = this.#options[number];
    option?.setAttribute("aria-selected", "true");
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    if (option) this.#entered = null;
    else setTimeout(() => this.isVisited || this.options.left());
  }

  /** @param {number} number of the option to go to, -1 for the field */
  #go(number) {
    const { field, list } = this;
    const last = this.#options.length - 1;
    const to = Math.max(-1, Math.min(number, last));
    if (list.contains(document.activeElement)) {
      (this.#options[to] ?? field).focus();
      return;
    }
    field.focus();
    this.#choose(to);
    this.#options[to]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    // In a filter arrows choose.
    if (isComposed(event) || altKey || target instanceof HTMLSelectElement) return;
    const inList = this.#find(target) >= 0;
    const steps = { ArrowDown: this.#chosen + 1, ArrowUp: this.#chosen - 1 };
    const ends = inList ? { Home: 0, End: this.#options.length - 1 } : {};
    const to = new Map(Object.entries({ ...steps, ...ends })).get(key);
    const isStale = this.list.dataset.state === "stale";
    if (to !== undefined) {
      // With these, words in the field are selected.
      if (ctrlKey || metaKey || shiftKey) return;
      this.#go(isStale ? -1 : to);
    } else if (isStale && inList && key === "Enter") {
      // It would open what nobody asks for any more.
    } else if (target === this.field && key === "Enter") {
      this.#open(event);
    } else {
      // Who goes on typing is back in the field.
      const isLetter = key.length === 1 && key !== " " && !ctrlKey && !metaKey;
      if (inList && isLetter) this.field.focus();
      return;
    }
    event.preventDefault();
  }

  /**
   * Follow what is chosen, or else the first result: of the whole answer, not of what is here
   * meanwhile.
   * @param {KeyboardEvent} event
   */
  #open(event) {
    this.#entered = event;
    if (this.isVisited || !this.list.dataset.state) this.openEntered();
  }

  /** Follow what Enter was pressed for, if it was: there is an answer. */
  openEntered() {
    if (!this.#entered) return;
    // Its keys go with it: a new tab stays a new tab.
    const { ctrlKey, metaKey, shiftKey } = this.#entered;
    const keys = { ctrlKey, metaKey, shiftKey };
    this.#entered = null;
    const option = this.#options[Math.max(this.#chosen, 0)];
    option?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...keys }));
  }
}
