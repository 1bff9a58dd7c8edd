// What every page's scripts begin with: which feature is fetched where. Where one fails, the others
// go on.

/** @param {string} selector */
const has = (selector) => document.querySelector(selector) !== null;

/** @param {string} name of a parameter in the address */
const isAsked = (name) => new URLSearchParams(location.search).has(name);

/** Whether a search result may have handed words to this page: what we store is named `dn-…`. */
function hasStored() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("dn-"));
  } catch {
    return false; // storage is shut off
  }
}

/** What is shown, and then the place on the page. */
async function startPlaces() {
  const place = import("./place.js");
  const isShown =
    has(".dn-view") || isAsked("hide") || isAsked("view")
      ? (await import("./view.js")).startView()
      : undefined;
  (await place).startPlace(Promise.resolve(isShown));
  await isShown;
}

/** @type {[() => boolean, () => Promise<void>][]} whether this page needs a feature; its start */
const FEATURES = [
  [() => has(".md-header"), async () => (await import("./header.js")).startHeader()],
  [() => has("a.dn-term"), async () => (await import("./terms.js")).startTerms()],
  [() => has(".dn-note"), async () => (await import("./notes.js")).startNotes()],
  [() => has(".dn-foot"), async () => (await import("./foot.js")).startFoot()],
  [() => has(".md-header"), startPlaces],
  [() => has("th data"), async () => (await import("./tables.js")).startTables()],
  [() => hasStored() || isAsked("h"), async () => (await import("./marks.js")).markWords()],
];

/** Done once all features that are needed have started, or failed to. */
export const started = Promise.all(
  FEATURES.map(([isNeeded, start]) => isNeeded() && start().catch(reportError)),
);

// The copy for when there is no network comes last: nothing on the page waits for it.
addEventListener(
  "load",
  () => (window.requestIdleCallback ?? setTimeout)(() => import("./offline.js").catch(reportError)),
  { once: true },
);
