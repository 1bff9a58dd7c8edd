// The lists of the filters: events, topics and kinds of text, with how many results each would
// leave.
import { make } from "./make.js";
import { FILTERS } from "./protocol.js";

/** @import { SearchFilters } from "./filters.js" */
/** @import { Answer, Filter, PanelData } from "./protocol.js" */

/**
 * Make the lists, with what the address asks for.
 * @param {SearchFilters} filters
 * @param {PanelData} data
 * @returns {boolean} whether it asks for what is not here
 */
export function addLists(filters, { words, events, topics, choices }) {
  /** @type {Record<Filter, [string, string][]>} */
  const options = {
    event: events.map(([id, name]) => [id, name]),
    topic: topics,
    kind: choices.map((kind) => [kind, words[`kind-${kind}`]]),
  };
  const wanted = filters.values;
  for (const name of FILTERS) {
    const choosable = options[name].map(([value, textContent]) =>
      make("option", { value, textContent }),
    );
    const all = make("option", { value: "", textContent: words.all });
    const list = make("select", { name: `dn-${name}` }, all, ...choosable);
    list.addEventListener("change", () => filters.changed());
    filters.lists.set(name, list);
    filters.part.append(make("label", {}, make("span", { textContent: words[name] }), list));
  }
  filters.clear.textContent = words.clear;
  filters.part.append(filters.clear);
  filters.set(wanted);
  return FILTERS.some((name) => filters.values[name] !== wanted[name]);
}

/**
 * @param {SearchFilters} filters
 * @param {Answer} answer
 */
export function countInLists(filters, { counts, total }) {
  for (const [name, list] of filters.lists) {
    for (const option of list.options) {
      if (!option.value) continue;
      option.dataset.label ||= option.textContent ?? "";
      // Own ones: every object has a `constructor`, as a topic may be called.
      const own = counts && Object.hasOwn(counts[name], option.value);
      const count = own ? counts[name][option.value] : 0;
      option.textContent = `${option.dataset.label} (${count})`;
      option.hidden = !count && !option.selected;
    }
  }
  filters.clear.hidden = !filters.isSet;
  filters.toggle(Boolean(total));
}
