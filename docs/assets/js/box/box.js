// The page's half of the search: hands Material's questions on to the worker, and puts together the
// panel, the list and what they do.
import "./address.js"; // all scripts are named here, so that they come at once
import "./handed.js";
import { SearchChannel } from "./channel.js";
import { hearAllWords } from "./field.js";
import { SearchPanel } from "./panel.js";
import { MESSAGE } from "./protocol.js";
import { SearchResults } from "./results.js";

/** @import { Opening } from "./channel.js" */
/** @import { SearchBox } from "./panel.js" */
/** @import { Message } from "./protocol.js" */

/** @type {SearchPanel | null} knows what was last answered, for tests and for the curious */
export let panel = null;

/**
 * `home`: the language's folder; `failed`: what to say where the index does not come; `opening`:
 * the index, already on its way; `openIndex` opens it once more.
 * @param {SearchBox} parts
 * @param {{home: URL, failed: string, opening: Opening, openIndex: () => Opening}} options
 */
export function startBox(parts, { home, failed, opening, openIndex }) {
  /** @type {EventTarget | undefined} */
  let material;
  const searchPanel = new SearchPanel(parts, { home, ask: () => channel.ask() });
  const results = new SearchResults(parts, searchPanel, () => channel.hearLate());
  const channel = new SearchChannel({
    openIndex,
    filters: () => searchPanel.filters(),
    isHeld: (asked) => results.isVisited(asked),
    tell: {
      [MESSAGE.PANEL]: (data) => {
        searchPanel.prepare(data);
        results.prepareMarks();
      },
      [MESSAGE.REST]: (data) => searchPanel.add(data),
      [MESSAGE.RESULT]: (data) => {
        searchPanel.show(data);
        pass({ type: MESSAGE.RESULT, data });
        if (data.failed) parts.meta.textContent = failed;
        if (data.early) requestAnimationFrame(() => setTimeout(() => channel.confirmSeen()));
      },
      [MESSAGE.READY]: () => pass({ type: MESSAGE.READY }),
    },
  });
  const pass = (/** @type {Message} */ message) =>
    material?.dispatchEvent(new MessageEvent("message", { data: message }));
  const connect = (/** @type {EventTarget} */ standIn) => {
    material = standIn;
    return (/** @type {Message} */ message) => {
      channel.receive(message);
    };
  };
  panel = searchPanel;
  hearAllWords(parts.input);
  channel.start(opening);
  document.dispatchEvent(new CustomEvent("dn-search-connect", { detail: { connect } }));
}
