// The search, until somebody uses it: what opens its dialog (overrides/partials/search-box.html),
// and what it says where the rest does not come. On its first use three things set out at once:
// the page's half (box/), the worker, and what every query needs of the index.
/** @import { Opening } from "./box/channel.js" */
/** @import { SearchBox } from "./box/box.js" */

import { isShortcut } from "./shortcuts.js";

/** What is fetched while the worker's scripts are on their way. */
const FIRST_FILES = ["core"];
/** Milliseconds after which who waits is asked to try again. */
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

/** So often `extras.js` did not come. */
let missed = 0;

/**
 * Loaded from here: joined to the box, it would import that by its first address, which Firefox
 * never asks for again where it did not come.
 */
async function fetchExtras() {
  try {
    return await (missed ? import(`./box/extras.js?${missed}`) : import("./box/extras.js"));
  } catch (error) {
    missed += 1;
    throw error;
  }
}

/** The dialog, and on its first use what answers in it. */
class SearchOpener {
  /** @type {Promise<SearchBox | null> | null} */
  #loading = null;
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
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
    this.#loading ??= this.#load();
    this.#loading.then((box) => box?.ask());
  }

  /** @returns {Promise<SearchBox | null>} null where it did not come: the next try begins anew */
  async #load() {
    const opening = openIndex();
    const slow = setTimeout(() => this.#tell("slow"), SLOW);
    try {
      // Browsers may keep that a script did not come: by another address it is asked for again.
      const half = await (this.#tries
        ? import(`./box/box.js?${this.#tries}`)
        : import("./box/box.js"));
      return new half.SearchBox(this.parts, { home: HOME, opening, openIndex, fetchExtras });
    } catch {
      opening.worker.terminate();
      this.#loading = null;
      this.#tries += 1;
      this.#tell("failed");
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {"failed" | "slow"} what */
  #tell(what) {
    const { dialog, status, retry } = this.parts;
    status.textContent = dialog.dataset[what] ?? "";
    retry.hidden = false;
  }

  async #retry() {
    const box = await this.#loading;
    if (box) box.retry();
    else this.open();
    this.parts.field.focus();
  }
}

export function startSearch() {
  const parts = findParts();
  if (parts) new SearchOpener(parts);
}
