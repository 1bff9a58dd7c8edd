// This page's texts beside those of the same page in another language, which is fetched for it.
import { findTarget, keepPlace } from "./place.js";

/** What has its counterpart under the same id. */
const TEXTS = ".dn-exchange h3[id], .dn-part :is(p, span)[id], .dn-note__body[id]";

/** Where the reader was as the page was left: in the browser's storage, by the page's path. */
const LEFT = `dn-left:${location.pathname}`;
/** What readers do who want to be elsewhere. */
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];

/** @type {{wrapper: Element, text: Element}[]} */
let shown = [];
/** @type {{id: string, top: number} | undefined} until it is returned to, or the reader moves */
let left = takeLeft();

for (const move of MOVES) {
  window.addEventListener(move, () => (left = undefined), { once: true, passive: true });
}
window.addEventListener("pagehide", keepLeft);

/**
 * A page that is loaded anew is half as high until the other texts are here: the browser, which
 * remembers pixels, brings the reader to another question.
 * @returns {{id: string, top: number} | undefined}
 */
function takeLeft() {
  const [entry] = performance.getEntriesByType("navigation");
  if (!(entry instanceof PerformanceNavigationTiming)) return undefined;
  // Of a page that did not begin with both, nothing was left as it is now.
  if (entry.type === "navigate" || !/[?&]view=/.test(entry.name)) return undefined;
  try {
    return JSON.parse(sessionStorage.getItem(LEFT) ?? "null") ?? undefined;
  } catch {
    return undefined; // storage is shut off
  }
}

function keepLeft() {
  const read = shown
    .filter(({ text }) => text.id && text.getClientRects().length)
    .map(({ text }) => ({ id: text.id, top: text.getBoundingClientRect().top }))
    .findLast(({ top }) => top <= window.innerHeight / 2);
  try {
    if (read) sessionStorage.setItem(LEFT, JSON.stringify(read));
    else sessionStorage.removeItem(LEFT);
  } catch {
    // storage is shut off
  }
}

/**
 * A text of the other page, to stand on this one: no id twice, no way that leads astray.
 * @param {Element} source
 * @param {string} language
 * @param {string} address of its page
 */
function adopt(source, language, address) {
  const copy = document.createElement(source.matches("h3") ? "p" : source.localName);
  copy.className = `dn-facing__other ${source.className}`;
  copy.lang = language;
  copy.append(...[...source.childNodes].map((node) => document.importNode(node, true)));
  for (const mark of copy.querySelectorAll(".dn-mark, .dn-back, .dn-number")) mark.remove();
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
    link.removeAttribute("aria-describedby");
    link.classList.remove("dn-term");
    // What has no class is underlined as a link within text.
    if (!link.className) link.removeAttribute("class");
  }
  return copy;
}

/**
 * Moves texts about, and leaves the page where it stands.
 * @param {() => void} change
 */
function rearrange(change) {
  const target = findTarget();
  const restore = keepPlace();
  change();
  // WebKit forgets what the address leads to once that has been moved.
  if (target && !document.querySelector(":target")) location.replace(location.href);
  restore();
}

/** To where the page was left, if it was. */
function returnToLeft() {
  const read = left && document.getElementById(left.id);
  const top = left && read ? read.getBoundingClientRect().top - left.top : 0;
  window.scrollBy({ top, behavior: "instant" });
  left = undefined;
}

/**
 * The texts of this page with their counterparts. A label has no id: it belongs to the first text
 * of its part.
 * @param {Document} other
 * @returns {[Element, Element | null | undefined][]}
 */
function pairTexts(other) {
  const find = (/** @type {string} */ id) => other.getElementById(id);
  const texts = [...document.querySelectorAll(TEXTS)];
  const labels = [...document.querySelectorAll(".dn-part > .dn-label")];
  return [
    ...texts.map((text) => /** @type {[Element, Element | null]} */ ([text, find(text.id)])),
    ...labels.map((label) => {
      const source = find(label.parentElement?.querySelector("[id]")?.id ?? "");
      const found = source?.closest(".dn-part")?.querySelector(".dn-label");
      return /** @type {[Element, Element | undefined]} */ ([label, found ?? undefined]);
    }),
  ];
}

/** @param {boolean} isShown whether there are two languages */
function tell(isShown) {
  document.querySelector(".md-content")?.classList.toggle("dn-facings", isShown);
  document.querySelector(".dn-alone")?.toggleAttribute("hidden", !isShown);
}

function takeAway() {
  for (const { wrapper, text } of shown) wrapper.replaceWith(text);
  shown = [];
  tell(false);
}

/**
 * @param {string} language
 * @param {string} address of this page in that language
 */
export async function showBeside(language, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Only now: until it came, the page was scrolled by its reader, or to the #place of its address.
  rearrange(() => {
    takeAway();
    for (const [text, source] of pairTexts(other)) {
      // A note on wording may be for readers of one language alone.
      if (!source || source.matches(".dn-beside")) continue;
      const wrapper = document.createElement(text.matches("span") ? "span" : "div");
      wrapper.className = "dn-facing";
      text.replaceWith(wrapper);
      wrapper.append(text, adopt(source, language, address));
      shown.push({ wrapper, text });
    }
    tell(true);
  });
  returnToLeft();
}

/** This page's own texts alone. */
export function showAlone() {
  rearrange(takeAway);
}
