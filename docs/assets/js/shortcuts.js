// Keys that do something by themselves, without another: who speaks to a browser, or hits keys by
// accident, can turn them off (WCAG 2.1.4).

/** By the site's path: other sites may lie on the same host. */
const KEPT = `dn-shortcuts:${new URL("../../../", import.meta.url).pathname}`;
const OFF = "off";

function areOff() {
  try {
    return localStorage.getItem(KEPT) === OFF;
  } catch {
    return false; // storage is shut off
  }
}

/** @param {boolean} isOn */
function keep(isOn) {
  try {
    if (isOn) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, OFF);
  } catch {
    // storage is shut off
  }
}

/**
 * Whether an event is that key, pressed by itself and not as a letter of a text.
 * @param {KeyboardEvent} event
 * @param {string} key in small letters
 */
export function isShortcut(event, key) {
  if (event.key.toLowerCase() !== key || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const text = "input:not([type=radio], [type=checkbox]), select, textarea";
  return !(event.target instanceof Element && event.target.closest(text)) && !areOff();
}

/** Where the switch is; and nowhere a hint at what is off. */
export function startShortcuts() {
  const hint = document.querySelector(".dn-find kbd");
  const box = document.querySelector(".dn-shortcuts");
  const input = box?.querySelector("input");
  const show = () => {
    if (hint instanceof HTMLElement) hint.hidden = areOff();
  };
  show();
  if (!(box instanceof HTMLElement) || !(input instanceof HTMLInputElement)) return;
  input.checked = !areOff();
  input.addEventListener("change", () => {
    keep(input.checked);
    show();
  });
  box.hidden = false;
}
