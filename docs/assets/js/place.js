// The same place, whatever the page's texts become: in another language, or in two of them. What
// stands in the middle of the screen stays at its height.

/** By the site's path: other sites may lie on the same host. */
const KEPT = `dn-place:${new URL("../../../", import.meta.url).pathname}`;
/** How far an exchange may move, in pixels, so that its paragraph stays where it is. */
const SLACK = 80;
/** Milliseconds within which a browser has gone to the #place of an address. */
const GONE = 1000;
/** What readers do who want to be elsewhere. */
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];

/**
 * @typedef {{id: string, top: number}} Place an element and its height on the screen
 * @typedef {{outer: Place, inner: Place, path: string, from: string}} Kept
 */

/**
 * How far to scroll so that the outer place stands where it stood, within the slack, and the inner
 * one as near to that as it then can.
 * @param {{outer: number, inner: number}} was
 * @param {{outer: number, inner: number}} is
 */
export function findShift(was, is) {
  const outer = is.outer - was.outer;
  const inner = is.inner - was.inner;
  return outer + Math.max(-SLACK, Math.min(SLACK, inner - outer));
}

/**
 * The last of some elements that begins above the middle of the screen.
 * @param {Iterable<Element>} elements
 * @returns {Place | undefined}
 */
function findPlace(elements) {
  const middle = window.innerHeight / 2;
  let found;
  for (const element of elements) {
    const { top, height } = element.getBoundingClientRect();
    if (height && top <= middle) found = { id: element.id, top };
  }
  return found;
}

/**
 * What the address leads to, as long as it stands where that led.
 * @returns {Place | undefined}
 */
export function findTarget() {
  const target = document.querySelector(".md-content :target");
  if (!target) return undefined;
  const { top } = target.getBoundingClientRect();
  const offset = Number.parseFloat(getComputedStyle(target).scrollMarginTop);
  return Math.abs(top - offset) < SLACK ? { id: target.id, top } : undefined;
}

/** @returns {{outer: Place, inner: Place} | undefined} */
function readPlace() {
  if (window.scrollY === 0) return undefined;
  const target = findTarget();
  if (target) return { outer: target, inner: target };
  const focus = document.activeElement?.closest(".dn-exchange");
  const within = focus && findPlace([focus]);
  const outer =
    within ?? findPlace(document.querySelectorAll(".md-content :is(.dn-exchange, h2, h3)[id]"));
  const exchange = outer && document.getElementById(outer.id)?.closest(".dn-exchange");
  if (!outer) return undefined;
  if (!exchange) return { outer, inner: outer };
  const { top } = exchange.getBoundingClientRect();
  const parts = exchange.querySelectorAll(":is(h3, p, span)[id]");
  return { outer: { id: exchange.id, top }, inner: findPlace(parts) ?? { id: exchange.id, top } };
}

/** @param {{outer: Place, inner: Place}} was */
function restorePlace({ outer, inner }) {
  const one = document.getElementById(outer.id);
  if (!one) return;
  const other = document.getElementById(inner.id) ?? one;
  const is = { outer: one.getBoundingClientRect().top, inner: other.getBoundingClientRect().top };
  const shift = findShift({ outer: outer.top, inner: inner.top }, is);
  window.scrollBy({ top: shift, behavior: "instant" });
}

/** Remembers what stands on the screen; the result brings it back there. */
export function keepPlace() {
  const place = readPlace();
  return () => place && restorePlace(place);
}

/**
 * To another language: with the place, and all that stands in the address.
 * @param {MouseEvent} event
 */
function leave({ target }) {
  const link = target instanceof Element && target.closest("a[data-dn-language], a.dn-other");
  if (!(link instanceof HTMLAnchorElement)) return;
  link.search = location.search;
  const exchange = link.closest(".dn-exchange");
  if (!exchange) link.hash = location.hash;
  const place = readPlace();
  if (!place) return;
  const kept = { ...place, path: link.pathname, from: exchange?.id ?? "" };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // storage is shut off: the page opens at its #place
  }
}

/** @returns {Kept | undefined} */
function takeKept() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    return kept?.path === location.pathname ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Promise<unknown>} ready once the page shows what it will show */
export function startPlace(ready) {
  document.addEventListener("click", leave, true);
  const kept = takeKept();
  if (!kept) return;
  const link = document.querySelector(
    kept.from ? `#${CSS.escape(kept.from)} a.dn-other` : "a[data-dn-language]",
  );
  const restore = () => {
    const isFree = document.activeElement === document.body;
    if (isFree && link instanceof HTMLElement) link.focus({ preventScroll: true });
    restorePlace(kept);
  };
  restore();
  // The browser goes to the #place of the address once everything is there, and drops the focus;
  // WebKit some time after that.
  const again = () => requestAnimationFrame(restore);
  const over = new AbortController();
  const { signal } = over;
  const stop = () => over.abort();
  window.addEventListener("scroll", again, { signal });
  for (const move of MOVES) window.addEventListener(move, stop, { signal, passive: true });
  const end = () => {
    again();
    setTimeout(stop, GONE);
  };
  if (document.readyState === "complete") end();
  else window.addEventListener("load", end, { once: true });
  ready.then(() => signal.aborted || again());
}
