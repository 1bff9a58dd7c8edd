// The filters: lists of events, topics and kinds of text, with how many results each would leave.
import { readFilters } from "./address.js";
import { make } from "./make.js";
import { FILTERS } from "./protocol.js";

/** @import { Answer, Filter, Filters, PanelData } from "./protocol.js" */

export class SearchFilters {
  /** @type {Map<Filter, HTMLSelectElement>} */
  #selects = new Map();
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

  /** Whether their words are here. */
  get isReady() {
    return this.#selects.size > 0;
  }

  /** Whether one is set. */
  get isSet() {
    return FILTERS.some((name) => this.values[name]);
  }

  /** @returns {Filters} */
  get values() {
    const values = { ...this.#wanted };
    for (const [name, select] of this.#selects) values[name] = select.value;
    return values;
  }

  /** @param {Filters} wanted what is not here is left out */
  set(wanted) {
    this.#wanted = wanted;
    for (const [name, select] of this.#selects) {
      select.value = wanted[name];
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  /**
   * Make the lists, once their words are here.
   * @param {PanelData} data
   * @returns {boolean} whether an address asked for what is not here
   */
  prepare({ words, events, topics, choices }) {
    if (this.isReady) return false;
    /** @type {Record<Filter, [string, string][]>} */
    const options = {
      event: events.map(([id, name]) => [id, name]),
      topic: topics,
      kind: choices.map((kind) => [kind, words[`kind-${kind}`]]),
    };
    const wanted = this.#wanted;
    for (const name of FILTERS) {
      const choosable = options[name].map(([value, textContent]) =>
        make("option", { value, textContent }),
      );
      const all = make("option", { value: "", textContent: words.all });
      const select = make("select", { name: `dn-${name}` }, all, ...choosable);
      select.addEventListener("change", () => this.changed());
      this.#selects.set(name, select);
      this.part.append(make("label", {}, make("span", { textContent: words[name] }), select));
    }
    this.clear.textContent = words.clear;
    this.part.append(this.clear);
    this.set(wanted);
    return FILTERS.some((name) => this.values[name] !== wanted[name]);
  }

  /** @param {Answer} answer */
  show({ counts, total }) {
    for (const [name, select] of this.#selects) {
      for (const option of select.options) {
        if (!option.value) continue;
        option.dataset.label ||= option.textContent ?? "";
        // Own ones: every object has a `constructor`, as a topic may be called.
        const own = counts && Object.hasOwn(counts[name], option.value);
        const count = own ? counts[name][option.value] : 0;
        option.textContent = `${option.dataset.label} (${count})`;
        option.hidden = !count && !option.selected;
      }
    }
    this.clear.hidden = !this.isSet;
    this.toggle(Boolean(total));
  }

  /**
   * There is room for them before their lists are here: what is below stays where it is.
   * @param {boolean} isUseful
   */
  toggle(isUseful) {
    this.part.hidden = !isUseful && !this.isSet;
  }
}
