// The search box is Material's; what answers in it is ours (search/worker.js). This hands
// Material's questions on, and puts together the panel, the list and what they do.
import { SearchChannel } from "./box/channel.js";
import { SearchPanel } from "./box/panel.js";
import { MESSAGE } from "./box/protocol.js";
import { SearchResults } from "./box/results.js";

/** @import { SearchBox } from "./box/panel.js" */
/** @import { Message } from "./box/protocol.js" */

/** What is fetched while the worker's scripts are on their way: its first answer's most likely. */
const FIRST_FILES = ["core", "heads/0"];

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

/** @param {string} name */
const addressOf = (name) => new URL(`../../${name}`, import.meta.url);

/**
 * @param {string} name of a file of the index
 * @returns {Promise<[string, unknown]>}
 */
async function fetchFile(name) {
  const answer = await fetch(addressOf(`search/${name}.json`));
  if (!answer.ok) throw new Error(name);
  return [name, await answer.json()];
}

/**
 * @param {SearchBox} parts
 * @returns {SearchPanel}
 */
function startSearch(parts) {
  const { input, toggle, meta } = parts;
  const script = document.querySelector("script[data-failed]");
  const failed = script instanceof HTMLElement ? script.dataset.failed : "";
  /** @type {EventTarget | undefined} */
  let material;
  const searchPanel = new SearchPanel(parts, {
    home: addressOf(""),
    ask: () => channel.ask(),
  });
  const results = new SearchResults(parts, searchPanel, () => channel.hearLate());
  const channel = new SearchChannel({
    startWorker: () => new Worker(addressOf("assets/js/search/worker.js"), { type: "module" }),
    fetchFiles: () => Promise.allSettled(FIRST_FILES.map(fetchFile)),
    filters: () => searchPanel.filters(),
    isHeld: (asked) => results.isVisited(asked),
    tell: {
      [MESSAGE.PANEL]: (data) => searchPanel.prepare(data),
      [MESSAGE.REST]: (data) => searchPanel.add(data),
      [MESSAGE.RESULT]: (data) => {
        searchPanel.show(data);
        pass({ type: MESSAGE.RESULT, data });
        if (data.failed) meta.textContent = failed ?? "";
        if (data.early) requestAnimationFrame(() => setTimeout(() => channel.confirmSeen()));
      },
      [MESSAGE.READY]: () => pass({ type: MESSAGE.READY }),
    },
  });
  const pass = (/** @type {Message} */ message) =>
    material?.dispatchEvent(new MessageEvent("message", { data: message }));
  const start = () => channel.start();
  input.addEventListener("focus", start, { once: true });
  toggle.addEventListener("change", start, { once: true });
  if (document.activeElement === input || toggle.checked) start();
  const connect = (/** @type {EventTarget} */ standIn) => {
    material = standIn;
    return (/** @type {Message} */ message) => {
      channel.receive(message);
    };
  };
  document.dispatchEvent(new CustomEvent("dn-search-connect", { detail: { connect } }));
  return searchPanel;
}

const box = findBox();
/** What was last answered, for tests and for the curious; null where the page has no box. */
export const panel = box && startSearch(box);
