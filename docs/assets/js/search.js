// The search box is Material's; what answers in it is ours. Until somebody uses it, this and the
// shim, which keeps what Material asks, are all of it that a page loads. On its first use three
// things set out at once: the page's half (box/), the worker, and the first files of the index.

/** @import { Opening } from "./box/channel.js" */
/** @import { SearchBox } from "./box/panel.js" */

/** What is fetched while the worker's scripts are on their way: its first answer's most likely. */
const FIRST_FILES = ["core", "heads/0"];
/** The language's folder. */
const HOME = new URL("../../", import.meta.url);

/**
 * The parts of Material's box; null where one is missing.
 * @returns {SearchBox | null}
 */
function findBox() {
  const box = document.querySelector(".md-search");
  const input = box?.querySelector(".md-search__input");
  const toggle = document.getElementById("__search");
  const meta = box?.querySelector(".md-search-result__meta");
  const list = box?.querySelector(".md-search-result__list");
  const found =
    box instanceof HTMLElement &&
    input instanceof HTMLInputElement &&
    toggle instanceof HTMLInputElement &&
    meta instanceof HTMLElement &&
    list instanceof HTMLElement;
  return found ? { box, input, toggle, meta, list } : null;
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

/** @param {SearchBox} parts */
function loadOnUse(parts) {
  const { input, toggle, meta } = parts;
  const script = document.querySelector("script[data-failed]");
  const failed = (script instanceof HTMLElement && script.dataset.failed) || "";
  let loading = false;
  const load = async () => {
    if (loading) return;
    loading = true;
    const opening = openIndex();
    const half = await import("./box/box.js").catch(() => null);
    if (half) {
      half.startBox(parts, { home: HOME, failed, opening, openIndex });
      return;
    }
    // It did not come: the next try begins anew.
    opening.worker.terminate();
    meta.textContent = failed;
    loading = false;
  };
  input.addEventListener("focus", load);
  input.addEventListener("input", load);
  toggle.addEventListener("change", load);
  if (document.activeElement === input || toggle.checked) load();
}

const box = findBox();
if (box) loadOnUse(box);
