// The search box is Material's; what answers in it is ours (search/worker.js). This file comes before
// Material's scripts: it hands Material a worker that starts when the box is first used, shows
// filters and help in the panel, and keeps the question in the address. `search-marks.js` marks words on
// the page that a result leads to.
const searchConfig = JSON.parse(document.getElementById("__config").textContent);
const searchBase = new URL(searchConfig.base + "/", location.href);
const searchInput = document.querySelector(".md-search__input");
const searchBox = document.querySelector(".md-search");
const searchToggle = document.getElementById("__search");
const FILTERS = ["event", "topic", "kind"];
const PAUSE = 150; // ms
const UNLOCKED = 250; // ms: Material lets the page go 100 after the box is closed
const FAILED = document.currentScript.dataset.failed;

/** What Material takes for its worker: the true one is behind it, once there is need of it. */
class LateWorker extends EventTarget {
  constructor() {
    super();
    this.waiting = [];
    this.late = []; // what has to wait while somebody is in the list
    this.asked = 0;
    const start = () => this.start();
    searchInput.addEventListener("focus", start, { once: true });
    searchToggle.addEventListener("change", start, { once: true });
  }

  start() {
    if (!this.worker) {
      const address = new URL("assets/js/search/worker.js", searchBase);
      this.worker = new window.dnWorker(address, { type: "module" });
      // While the worker's scripts are on their way, what its first answer needs most likely.
      const files = ["core", "heads/0"].map((name) =>
        fetch(new URL(`search/${name}.json`, searchBase)).then(async (answer) => [name, answer.ok && (await answer.json())]),
      );
      this.worker.addEventListener("message", ({ data }) => this.hear(data));
      this.worker.addEventListener("error", () => this.fail(), { once: true });
      Promise.allSettled(files).then((ends) => {
        if (!this.worker) return;
        this.worker.postMessage({ type: 0, data: ends.map(({ value }) => value).filter((file) => file?.[1]) });
        this.started = true;
        this.waiting.forEach((message) => this.worker.postMessage(message));
      });
    }
  }

  /** The script did not come: the next question tries again. */
  fail() {
    this.worker = this.started = null;
    this.hear({ type: 3, data: { ...this.waiting[0]?.data, items: [], failed: true } });
  }

  /** From Material: only questions matter, they go on with the filters. */
  postMessage({ type, data }) {
    if (type === 2) {
      this.query = data;
      this.ask();
    }
  }

  ask() {
    const message = { type: 2, data: { query: this.query || "", asked: (this.asked += 1), ...panel.filters() } };
    this.waiting = [message];
    if (this.started) this.worker.postMessage(message);
    else if (this.query) this.start();
  }

  hear(message) {
    const { type, data } = message;
    if (type === 3) {
      // Results with their texts come after the first ones: the list stays as it is where somebody
      // has already stepped into it.
      this.late = [];
      if (data.asked === panel.answer?.asked && resultList.contains(document.activeElement)) {
        this.late.push(message);
        return;
      }
      panel.show(data);
    } else if (type === 5 && this.late.length) {
      this.late.push(message);
      return;
    }
    if (type === 4) panel.prepare(data);
    else if (type === 5) panel.add(data);
    else this.dispatchEvent(new MessageEvent("message", { data: message }));
    if (data?.early) requestAnimationFrame(() => setTimeout(() => this.worker?.postMessage({ type: 6 })));
    if (data?.failed) document.querySelector(".md-search-result__meta").textContent = FAILED;
  }

  hearLate() {
    const { late } = this;
    this.late = [];
    late.forEach((message) => this.hear(message));
  }
}

const channel = new LateWorker();
window.dnWorker = window.Worker;
window.Worker = function Worker(address, options) {
  return String(address) === searchConfig.search ? channel : new window.dnWorker(address, options);
};

// The button that empties the field tells nobody that it did.
searchInput.form.addEventListener("reset", () => setTimeout(() => searchInput.dispatchEvent(new InputEvent("input"))));

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** What stands between the number of results and their list: filters, a better spelling, help. */
const panel = {
  selects: {},
  answer: null,
  part: make("div", { className: "dn-search", hidden: true }),
  bar: make("div", { className: "dn-search__filters" }),
  help: make("div", { className: "dn-search__help" }),

  filters() {
    const asked = new URLSearchParams(location.search);
    return Object.fromEntries(FILTERS.map((name) => [name, this.selects[name] ? this.selects[name].value : asked.get(name) || ""]));
  },

  prepare({ words, events, topics }) {
    if (this.words) return;
    this.words = words;
    const kinds = ["q", "g", "a", "s", "n", "topic", "person", "term", "page"];
    const options = { event: events, topic: topics, kind: kinds.map((kind) => [kind, words[`kind-${kind}`]]) };
    const set = this.filters();
    this.topics = topics;
    for (const name of FILTERS) {
      const select = make("select", { name: `dn-${name}` }, make("option", { value: "", textContent: words.all }));
      for (const [value, label] of options[name]) {
        select.append(make("option", { value, textContent: label }));
      }
      select.value = set[name];
      if (select.selectedIndex < 0) select.value = "";
      select.addEventListener("change", () => channel.ask());
      this.selects[name] = select;
      this.bar.append(make("label", {}, make("span", { textContent: words[name] }), select));
    }
    this.clear = make("button", { type: "button", textContent: words.clear, hidden: true });
    this.clear.addEventListener("click", () => {
      for (const select of Object.values(this.selects)) select.value = "";
      channel.ask();
      searchInput.focus();
    });
    this.bar.append(this.clear);
    // An address may name what is not here.
    if (FILTERS.some((name) => this.selects[name].value !== set[name])) channel.ask();
  },

  /** What comes after the results: excerpts of those that are not on the screen yet, what to mark. */
  add({ asked, items, marks }) {
    if (asked !== this.answer?.asked) return;
    this.answer.marks = marks;
    // Material takes an item out of its list when it shows it.
    items.forEach((item, n) => item && this.answer.items[n][0] && Object.assign(this.answer.items[n][0], { title: item.title, text: item.text }));
  },

  show(answer) {
    this.answer = answer;
    this.part.hidden = !answer.query.trim();
    // The rest is for when somebody stops typing: results come first, and counts that change with
    // every key help nobody.
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.settle(), PAUSE);
    if (!answer.items.length && answer.query.trim() && !answer.early) this.settle();
  },

  settle() {
    clearTimeout(this.pause);
    const { answer } = this;
    address();
    if (answer.early || answer.failed || !this.words) return;
    if (this.part.hidden) return;
    for (const name of FILTERS) {
      for (const option of this.selects[name].options) {
        if (!option.value) continue;
        option.dataset.label ||= option.textContent;
        const count = answer.counts?.[name][option.value] || 0;
        option.textContent = `${option.dataset.label} (${count})`;
        option.hidden = !count && !option.selected;
      }
    }
    const filtered = FILTERS.some((name) => this.selects[name].value);
    this.clear.hidden = !filtered;
    this.bar.hidden = !answer.total && !filtered;
    this.help.replaceChildren();
    if (answer.fixed && answer.fixed !== answer.query) {
      const button = make("button", { type: "button", textContent: answer.fixed });
      button.addEventListener("click", () => {
        searchInput.value = answer.fixed;
        searchInput.dispatchEvent(new InputEvent("input"));
        searchInput.focus();
      });
      this.help.append(make("p", {}, `${this.words.mean} `, button));
    }
    const [shown, total] = [answer.items.length, answer.matching];
    if (shown && shown < total) {
      this.help.append(make("p", { textContent: this.words.more.replace("{total}", total).replace("{shown}", shown) }));
    }
    if (!shown) {
      const list = make("ul", {});
      for (const [slug, title] of this.topics) {
        list.append(make("li", {}, make("a", { href: new URL(`topics/${slug}/`, searchBase), textContent: title })));
      }
      this.help.append(make("p", { textContent: this.words.none }), make("p", { textContent: this.words.topics }), list);
    }
  },
};

// In its place before there is anything in it: the results below do not move then.
panel.part.append(panel.bar, panel.help);
document.querySelector(".md-search-result__meta").after(panel.part);

// For tests and for the curious: what was last answered.
window.dnSearch = panel;

/** The question and its filters in the address, while the box is open: to share, or to come back. */
function address() {
  const url = new URL(location.href);
  const open = searchToggle.checked;
  const wanted = { q: open ? searchInput.value.trim() : "", ...(open ? panel.filters() : {}) };
  for (const name of ["q", ...FILTERS]) {
    if (wanted.q && wanted[name]) url.searchParams.set(name, wanted[name]);
    else url.searchParams.delete(name);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
searchToggle.addEventListener("change", () => searchToggle.checked || address());

// Material makes an item for each result, some only on scrolling. To the links it makes we add the
// place on the page. The words to mark are handed on within the browser, not in the address, which
// the site's host would get to see.
const resultList = document.querySelector(".md-search-result__list");
new MutationObserver(() => {
  [...resultList.children].forEach((item, n) => {
    const link = item.querySelector("a");
    if (link && !link.dataset.dn && panel.answer) {
      link.dataset.dn = n;
      link.hash = panel.answer.hashes[n] || "";
      link.search = "";
    }
  });
}).observe(resultList, { childList: true });

resultList.addEventListener("focusout", ({ relatedTarget }) => {
  if (!resultList.contains(relatedTarget)) setTimeout(() => channel.hearLate());
});

for (const type of ["click", "auxclick"]) {
  resultList.addEventListener(type, (event) => {
    const link = event.target.closest("a[data-dn]");
    if (link) {
      const marks = panel.answer.marks?.[link.dataset.dn] || panel.answer.query.split(/\s+/);
      try {
        localStorage.setItem("dn-marks", JSON.stringify({ href: link.href, marks, time: Date.now() }));
      } catch {
        // Storage is shut off: the link leads to its place all the same.
      }
      if (link.pathname === location.pathname) {
        setTimeout(markWords);
        // On small screens Material, closing the box, goes back to where the page stood before.
        setTimeout(() => document.querySelector(":target")?.scrollIntoView(), UNLOCKED);
      }
    }
  });
}

// Within the panel keys do what they do elsewhere: Material would close it on Tab and take the focus
// back to the field on all others.
searchBox.addEventListener("keydown", (event) => {
  const inside = panel.part.contains(event.target);
  if (event.key === "Tab" || (inside && event.key !== "Escape")) event.stopPropagation();
});
searchBox.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !searchBox.contains(relatedTarget) && searchToggle.checked) searchToggle.click();
});

// The share button copies the address as it is, filters and all.
document.addEventListener("click", ({ target }) => {
  const share = target instanceof Element && target.closest("[data-md-component=search-share]");
  if (share) share.dataset.clipboardText = location.href;
}, { capture: true });
