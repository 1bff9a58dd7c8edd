// What stands between the number of results and their list: filters, a better spelling, help.
import { readFilters, withQuestion } from "./address.js";
import { FILTERS } from "./protocol.js";

/** @import { Answer, Filter, Filters, PanelData, Rest } from "./protocol.js" */

/** Milliseconds: filters and help follow when somebody stops typing. */
const SETTLING = 150;
const SHARE = "[data-md-component=search-share]";

/**
 * Material's search box.
 * @typedef {object} SearchBox
 * @property {HTMLElement} box
 * @property {HTMLInputElement} input
 * @property {HTMLInputElement} toggle checked while the box is open
 * @property {HTMLElement} meta the number of results
 * @property {HTMLElement} list
 */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export class SearchPanel {
  /** @type {Map<Filter, HTMLSelectElement>} */
  #selects = new Map();
  /** @type {PanelData | undefined} */
  #data;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** @type {Answer | null} what was answered last */
  answer = null;
  bar = make("div", { className: "dn-search__filters" });
  help = make("div", { className: "dn-search__help" });
  clear = make("button", { type: "button", hidden: true });
  part = make("div", { className: "dn-search", hidden: true }, this.bar, this.help);

  /**
   * @param {SearchBox} box
   * @param {{home: URL, ask: () => void}} options `home`: the language's folder; `ask`: ask again
   */
  constructor({ box, input, toggle, meta }, { home, ask }) {
    this.input = input;
    this.toggle = toggle;
    this.home = home;
    this.ask = ask;
    this.clear.addEventListener("click", () => this.#clearFilters());
    // In its place before there is anything in it: the results below do not move then.
    meta.after(this.part);
    toggle.addEventListener("change", () => {
      if (!toggle.checked) this.#keepInAddress();
    });
    // Within the panel keys do what they do elsewhere: Material would close it on Tab and take the
    // focus back to the field on all others.
    box.addEventListener("keydown", (event) => {
      const inside = event.target instanceof Node && this.part.contains(event.target);
      if (event.key === "Tab" || (inside && event.key !== "Escape")) event.stopPropagation();
    });
    box.addEventListener("focusout", ({ relatedTarget }) => {
      const left = relatedTarget instanceof Node && !box.contains(relatedTarget);
      if (left && toggle.checked) toggle.click();
    });
    // The button that empties the field tells nobody that it did.
    input.form?.addEventListener("reset", () => setTimeout(() => this.#tellInput()));
    // The share button copies the address as it is, filters and all.
    document.addEventListener(
      "click",
      ({ target }) => {
        const share = target instanceof Element && target.closest(SHARE);
        if (share instanceof HTMLElement) share.dataset.clipboardText = location.href;
      },
      { capture: true },
    );
  }

  #tellInput() {
    this.input.dispatchEvent(new InputEvent("input"));
  }

  /** @returns {Filters} */
  filters() {
    const asked = readFilters(location.search);
    for (const [name, select] of this.#selects) asked[name] = select.value;
    return asked;
  }

  #clearFilters() {
    for (const select of this.#selects.values()) select.value = "";
    this.ask();
    this.input.focus();
  }

  /**
   * Make the lists, once their words are here.
   * @param {PanelData} data
   */
  prepare(data) {
    if (this.#data) return;
    this.#data = data;
    const { words, events, topics, choices } = data;
    /** @type {Record<Filter, [string, string][]>} */
    const options = {
      event: events.map(([id, name]) => [id, name]),
      topic: topics,
      kind: choices.map((kind) => [kind, words[`kind-${kind}`]]),
    };
    const wanted = this.filters();
    for (const name of FILTERS) {
      const select = this.#makeSelect(name, options[name], words.all);
      select.value = wanted[name];
      if (select.selectedIndex < 0) select.value = "";
      this.#selects.set(name, select);
      this.bar.append(make("label", {}, make("span", { textContent: words[name] }), select));
    }
    this.clear.textContent = words.clear;
    this.bar.append(this.clear);
    // An address may name what is not here.
    const set = this.filters();
    if (FILTERS.some((name) => set[name] !== wanted[name])) this.ask();
  }

  /**
   * @param {Filter} name
   * @param {[string, string][]} options
   * @param {string} all
   */
  #makeSelect(name, options, all) {
    const choices = options.map(([value, textContent]) => make("option", { value, textContent }));
    const none = make("option", { value: "", textContent: all });
    const select = make("select", { name: `dn-${name}` }, none, ...choices);
    select.addEventListener("change", () => this.ask());
    return select;
  }

  /**
   * What comes after the results: excerpts of those that are not on the screen yet, what to mark.
   * @param {Rest} rest
   */
  add({ asked, items, marks }) {
    const { answer } = this;
    if (!answer || asked !== answer.asked) return;
    answer.marks = marks;
    items.forEach((item, n) => {
      // Material takes an item out of its list when it shows it.
      const waiting = answer.items[n]?.[0];
      if (item && waiting) Object.assign(waiting, { title: item.title, text: item.text });
    });
  }

  /**
   * Results come first, filters and help later: counts that change with every key help nobody.
   * @param {Answer} answer
   */
  show(answer) {
    this.answer = answer;
    this.part.hidden = !answer.query.trim();
    clearTimeout(this.#settling);
    if (!answer.items.length && !this.part.hidden && !answer.early) this.#settle(answer);
    else this.#settling = setTimeout(() => this.#settle(answer), SETTLING);
  }

  /** @param {Answer} answer */
  #settle(answer) {
    this.#keepInAddress();
    if (answer.early || answer.failed || !this.#data || this.part.hidden) return;
    const filtered = this.#showCounts(answer);
    this.clear.hidden = !filtered;
    this.bar.hidden = !answer.total && !filtered;
    this.help.replaceChildren(...this.#makeHelp(answer, this.#data));
  }

  /**
   * @param {Answer} answer
   * @returns {boolean} whether a filter is set
   */
  #showCounts({ counts }) {
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
    return [...this.#selects.values()].some(({ value }) => value);
  }

  /**
   * @param {Answer} answer
   * @param {PanelData} data
   * @returns {Generator<HTMLElement>}
   */
  *#makeHelp({ query, fixed, items, matching = 0 }, { words, topics }) {
    if (fixed && fixed !== query) {
      const button = make("button", { type: "button", textContent: fixed });
      button.addEventListener("click", () => {
        this.input.value = fixed;
        this.#tellInput();
        this.input.focus();
      });
      yield make("p", {}, `${words.mean} `, button);
    }
    const shown = items.length;
    if (shown && shown < matching) {
      const more = words.more.replace("{total}", String(matching));
      yield make("p", { textContent: more.replace("{shown}", String(shown)) });
    }
    if (shown) return;
    const links = topics.map(([slug, textContent]) => {
      const { href } = new URL(`topics/${slug}/`, this.home);
      return make("li", {}, make("a", { href, textContent }));
    });
    yield make("p", { textContent: words.none });
    yield make("p", { textContent: words.topics });
    yield make("ul", {}, ...links);
  }

  /** The question in the address, while the box is open: to share, or to come back. */
  #keepInAddress() {
    const query = this.toggle.checked ? this.input.value.trim() : "";
    const address = withQuestion(location.href, query, this.filters());
    if (address !== location.href) history.replaceState(history.state, "", address);
  }
}
