// The filters of a question: those of its lists, or of the address while these are not here.
import { readFilters } from "./address.js";
import { make } from "./make.js";

/** @import { Filter, Filters } from "./protocol.js" */

export class SearchFilters {
  /** @type {Map<Filter, HTMLSelectElement>} see lists.js */
  lists = new Map();
  /** What an address asks for while the lists are not here. */
  #wanted = readFilters(location.search);
  clear = make("button", { type: "button", hidden: true });

  /**
   * @param {HTMLElement} part of the dialog
   * @param {() => void} changed
   */
  constructor(part, changed) {
    this.part = part;
    this.changed = changed;
    this.clear.addEventListener("click", () => {
      this.set(readFilters(""));
      changed();
    });
  }

  /** Whether one is set. */
  get isSet() {
    return Object.values(this.values).some(Boolean);
  }

  /** @returns {Filters} */
  get values() {
    const values = { ...this.#wanted };
    for (const [name, list] of this.lists) values[name] = list.value;
    return values;
  }

  /** @param {Filters} wanted what is not here is left out */
  set(wanted) {
    this.#wanted = wanted;
    for (const [name, list] of this.lists) {
      list.value = wanted[name];
      if (list.selectedIndex < 0) list.value = "";
    }
  }

  /**
   * There is room for them before their lists are here: what is below stays where it is.
   * @param {boolean} isUseful
   */
  toggle(isUseful) {
    this.part.hidden = !isUseful && !this.isSet;
  }
}
