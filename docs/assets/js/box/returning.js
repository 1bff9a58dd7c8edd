// Who comes back to the dialog, or is led to it by an address, finds it as it was left: the list of
// results where it stood, and the focus in the field.

/** @import { SearchParts } from "../search.js" */

/**
 * The result that was followed, and its height on the screen; kept with the page's step in the
 * browser's history, for where that loads the page anew.
 * @typedef {{address: string, number: number, top: number}} Left
 */

/** What readers do who want to be elsewhere. */
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];

/**
 * @param {HTMLAnchorElement} link
 * @param {number} number of the result
 */
export function keepLeft(link, number) {
  const { top } = link.getBoundingClientRect();
  /** @type {Left} */
  const left = { address: location.href, number, top };
  try {
    history.replaceState({ ...history.state, dnLeft: left }, "");
  } catch {
    // Browsers refuse what comes too often: the list will begin with its first result.
  }
}

/**
 * Once all results are here, that one stands where it stood, unless the reader has moved meanwhile.
 * @param {SearchParts} parts
 */
export function returnToLeft({ dialog, list }) {
  /** @type {Left | undefined} */
  const left = history.state?.dnLeft;
  if (left?.address !== location.href) return;
  const observer = new MutationObserver(() => {
    const link = list.children[left.number];
    if (list.dataset.state || !link) return;
    observer.disconnect();
    list.classList.add("dn-returned"); // all are as high as they are (found.css)
    // In low windows the list does not scroll by itself.
    for (const part of [list, list.parentElement]) {
      if (part) part.scrollTop += link.getBoundingClientRect().top - left.top;
    }
  });
  observer.observe(list, { childList: true });
  const stop = () => observer.disconnect();
  for (const move of MOVES) dialog.addEventListener(move, stop, { once: true, passive: true });
}

/**
 * A browser that goes to the #place of an address takes the focus from the field, some time after
 * the page is there; whoever types then would type into nothing.
 * @param {SearchParts} parts
 */
export function keepFocus({ dialog, field }) {
  const keep = () => {
    if (dialog.open && document.activeElement === document.body) field.focus();
  };
  // Not from the browser's own buttons.
  dialog.addEventListener("focusout", () => setTimeout(() => document.hasFocus() && keep()));
  keep();
}
