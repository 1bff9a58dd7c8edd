// The search, until somebody uses it: what opens its dialog (overrides/partials/search-box.html),
// and what it says where the rest does not come. On its first use three things set out at once:
// the page's half (box/), the worker, and what every query needs of the index.
/** @import { Opening } from "./box/channel.js" */
/** @import { SearchBox } from "./box/box.js" */

import { isShortcut } from "./shortcuts.js";

/** What is fetched while the worker's scripts are on their way. */
const FIRST_FILES = ["core"];
/** Milliseconds after which who waits is told so, and is asked to try again. */
const WORKING = 300;
const SLOW = 10_000;
/** The language's folder. */
const HOME = new URL("../../", import.meta.url);

/**
 * The parts of the dialog, as they are in its template.
 * @typedef {object} SearchParts
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} field
 * @property {HTMLElement} status
 * @property {HTMLElement} list
 * @property {HTMLElement} filters
 * @property {HTMLElement} help
 * @property {HTMLButtonElement} retry
 * @property {HTMLButtonElement} share
 * @property {HTMLButtonElement} reset
 */

/**
 * `home`: the language's folder; `opening`: the index, already on its way; `openIndex` opens it
 * once more; `fetchExtras` fetches what comes behind the first results.
 * @typedef {object} BoxOptions
 * @property {URL} home
 * @property {Opening} opening
 * @property {() => Opening} openIndex
 * @property {() => Promise<typeof import("./box/extras.js")>} fetchExtras
 */

/** @returns {string | undefined} what the address asks for, "" for the empty field */
const readQuery = () => new URLSearchParams(location.search).get("q")?.trim();

/** @returns {SearchParts | null} null where one is missing */
function findParts() {
  const dialog = document.querySelector("dialog.dn-search");
  if (!(dialog instanceof HTMLDialogElement)) return null;
  const names = ["field", "status", "list", "filters", "help", "retry", "share", "reset"];
  const found = names.map((name) => [name, dialog.querySelector(`.dn-search__${name}`)]);
  return found.every(([, part]) => part) ? { dialog, ...Object.fromEntries(found) } : null;
}

/**
 * @param {string} name of a file of the index
 * @returns {Promise<[string, unknown]>}
 */
async function fetchFile(name) {
  const answer = await fetch(new URL(`search/${name}.json`, HOME));
  if (!answer.ok) throw new Error(name);
  return [name, await answer.json()];
}

/** @returns {Opening} */
function openIndex() {
  const worker = new Worker(new URL("assets/js/search/worker.js", HOME), { type: "module" });
  const failed = new Promise((done) => worker.addEventListener("error", done, { once: true }));
  return { worker, failed, files: Promise.allSettled(FIRST_FILES.map(fetchFile)) };
}

/** So often `extras.js` was asked for. */
let fetched = 0;

/**
 * Loaded from here: joined to the box, it would import that by its first address. Browsers keep
 * what came by an address, or that nothing did, and wait for ever for what hangs: so each time by
 * another one.
 */
function fetchExtras() {
  return fetched++ ? import(`./box/extras.js?${fetched}`) : import("./box/extras.js");
}

/** The dialog, and on its first use what answers in it. */
class SearchOpener {
  /** @type {Promise<SearchBox | null> | null} */
  #loading = null;
  /** @type {SearchBox | null} once it is here */
  #box = null;
  /** @type {Opening | null} what was set out with the box that is on its way */
  #opening = null;
  #tries = 0;

  /** @param {SearchParts} parts */
  constructor(parts) {
    this.parts = parts;
    const { dialog, retry } = parts;
    for (const button of document.querySelectorAll("[data-dn-search]")) {
      button.addEventListener("click", () => this.open());
    }
    dialog.addEventListener("click", ({ target }) => {
      // The dialog itself is what lies around its box.
      const button = target instanceof Element && target.closest(".dn-search__close");
      if (button || target === dialog) dialog.close();
    });
    retry.addEventListener("click", () => this.#retry());
    document.addEventListener("keydown", (event) => this.#press(event));
    window.addEventListener("popstate", () => this.#follow());
    // Of a page that it brings back, WebKit sets the field to what it was made with.
    window.addEventListener("pagehide", () => {
      parts.field.defaultValue = parts.field.value;
    });
    if (readQuery() !== undefined) this.#follow();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || shiftKey || event.isComposing) return;
    const isChord = (ctrlKey || metaKey) && key.toLowerCase() === "k";
    if (!isChord && !isShortcut(event, "/")) return;
    event.preventDefault();
    this.open();
  }

  /** As the address says: with its words, or not at all. */
  #follow() {
    const { dialog, field } = this.parts;
    const words = readQuery();
    if (words === undefined) {
      dialog.close();
      return;
    }
    field.value = words.slice(0, field.maxLength);
    this.open();
    this.#loading?.then((box) => box?.follow());
  }

  open() {
    const { dialog, field } = this.parts;
    if (!dialog.open) {
      // A scrollbar that takes room leaves it free: nothing moves while the page cannot scroll.
      const root = document.documentElement;
      root.style.scrollbarGutter = innerWidth > root.clientWidth ? "stable" : "";
      dialog.showModal();
    }
    field.focus();
    field.select();
    this.#loading ??= this.#load();
    this.#loading.then((box) => box?.ask());
  }

  /** @returns {Promise<SearchBox | null>} null where it did not come, until it is tried again */
  async #load() {
    const opening = (this.#opening = openIndex());
    const isAwaited = () => opening === this.#opening && !this.#box;
    setTimeout(() => isAwaited() && this.#tell("working"), WORKING);
    setTimeout(() => isAwaited() && this.#tell("slow"), SLOW);
    try {
      // Browsers may keep that a script did not come: by another address it is asked for again.
      const half = await (this.#tries
        ? import(`./box/box.js?${this.#tries}`)
        : import("./box/box.js"));
      if (isAwaited()) {
        this.#box = new half.SearchBox(this.parts, { home: HOME, opening, openIndex, fetchExtras });
      }
    } catch {
      if (isAwaited()) {
        this.#drop();
        this.#tell("failed");
      }
    }
    return this.#box;
  }

  /** Of what is on its way, or did not come, nothing is waited for any more. */
  #drop() {
    this.#opening?.worker.terminate();
    this.#opening = this.#loading = null;
    this.#tries += 1;
  }

  /** @param {"failed" | "slow" | "working"} what */
  #tell(what) {
    const { dialog, status, retry } = this.parts;
    status.textContent = dialog.dataset[what] ?? "";
    retry.hidden = what === "working";
  }

  #retry() {
    if (this.#box) {
      this.#box.retry();
    } else {
      this.#drop();
      this.open();
    }
    this.parts.field.focus();
  }
}

export function startSearch() {
  const parts = findParts();
  if (parts) new SearchOpener(parts);
}
