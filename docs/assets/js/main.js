// What pages do beyond reading: each feature starts where a page has what it is for, and where one
// fails, the others go on. What most pages use comes with this script, the rest when it is needed.
import { startFoot } from "./foot.js";
import { startHeader } from "./header.js";
import { startNotes } from "./notes.js";
import { startPlace } from "./place.js";
import { startScrolling } from "./scrolling.js";
import { startSearch } from "./search.js";
import { startShortcuts } from "./shortcuts.js";
import { startTerms } from "./terms.js";
import { startView } from "./view.js";

/** @param {string} selector */
const has = (selector) => document.querySelector(selector) !== null;

/** @param {string} name of a parameter in the address */
const isAsked = (name) => new URLSearchParams(location.search).has(name);

/** Whether a search result may have handed words to this page (box/handed.js). */
function wereWordsHanded() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("dn-marks:"));
  } catch {
    return false; // storage is shut off
  }
}

/** What is shown, and then the place on the page. */
async function startPlaces() {
  const isShown = has(".dn-view") || isAsked("hide") || isAsked("view") ? startView() : undefined;
  startPlace(Promise.resolve(isShown));
  await isShown;
}

/** @type {[() => boolean, () => Promise<void>][]} whether this page needs a feature; its start */
const FEATURES = [
  [() => has(".md-header"), async () => startHeader()],
  [() => has(".md-header"), async () => startScrolling()],
  [() => has(".md-header"), async () => startShortcuts()],
  [() => has("dialog.dn-search"), async () => startSearch()],
  [() => has("a.dn-term"), async () => startTerms()],
  [() => has(".dn-note"), async () => startNotes()],
  [() => has(".dn-foot"), async () => startFoot()],
  [() => has(".md-header"), startPlaces],
  [() => has("th data"), async () => (await import("./tables.js")).startTables()],
  [() => wereWordsHanded() || isAsked("h"), async () => (await import("./marks.js")).markWords()],
];

/** Done once all features that are needed have started, or failed to. */
export const started = Promise.all(
  FEATURES.map(([isNeeded, start]) => isNeeded() && start().catch(reportError)),
);

/** Milliseconds; on a page that shows nothing new some browsers never say that they are idle. */
const MAX_WAIT = 2000;

// The copy for when there is no network comes last: nothing on the page waits for it.
function startOffline() {
  const start = () => import("./offline.js").catch(reportError);
  if (window.requestIdleCallback) window.requestIdleCallback(start, { timeout: MAX_WAIT });
  else setTimeout(start);
}

addEventListener("load", startOffline, { once: true });
