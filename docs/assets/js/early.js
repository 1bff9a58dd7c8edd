// Runs in the head, before anything is drawn; so it is no module. The policy of our pages allows no
// script within them: what Material has there, its own script finds here under the same names.
(() => {
  const PALETTE = "__palette";
  // Of the site, whatever its address: other sites may lie on the same host.
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const scope = new URL("../../../", here);
  /** @typedef {{ index: number, color: { scheme?: string } }} Palette */
  /**
   * @param {unknown} value
   * @returns {value is Palette} whether Material's script wrote it
   */
  function isPalette(value) {
    const { index, color } = /** @type {Record<string, unknown>} */ (Object(value));
    return Number.isInteger(index) && color !== null && typeof color === "object";
  }
  /**
   * @param {string} key
   * @param {Storage} [storage]
   * @param {URL} [from]
   * @returns {unknown} null for what nobody here wrote, and where readers forbid to keep anything
   */
  function get(key, storage, from = scope) {
    try {
      const text = (storage ?? localStorage).getItem(`${from.pathname}.${key}`);
      const value = JSON.parse(text ?? "null");
      return key === PALETTE && !isPalette(value) ? null : value;
    } catch {
      return null;
    }
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const findScheme = () => (dark.matches ? "slate" : "default");
  // While a reader's own change of the switch is dealt with.
  let chosen = false;
  const notice = (/** @type {Event} */ { isTrusted, target }) => {
    chosen = isTrusted && /** @type {HTMLInputElement} */ (target).name === PALETTE;
    setTimeout(() => (chosen = false));
  };
  addEventListener("change", notice, true);
  // Material's script keeps an open page as the system was when it opened. A click would do, but it
  // also closes whatever is open.
  dark.addEventListener("change", () => {
    const input = document.querySelector(`input[data-md-color-scheme=${findScheme()}]`);
    if (get(PALETTE) || !(input instanceof HTMLInputElement)) return;
    input.checked = true;
    input.dispatchEvent(new Event("change"));
  });
  /**
   * Material's script sets colours on every page, chosen or not, and again when the system changes:
   * only what a reader has chosen here counts. What the system has is no choice: who changes it
   * there is to see that here.
   * @param {string} key
   * @param {unknown} value
   * @param {Storage} [storage]
   * @param {URL} [from]
   */
  function set(key, value, storage, from = scope) {
    const name = `${from.pathname}.${key}`;
    try {
      const store = storage ?? localStorage;
      const palette = isPalette(value);
      if (palette && !chosen) return;
      if (palette && value.color.scheme === findScheme()) store.removeItem(name);
      else store.setItem(name, JSON.stringify(value));
    } catch {
      // Nothing is kept where there is no room, or where readers forbid it.
    }
  }
  const hash = (/** @type {string} */ text) =>
    [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  Object.assign(window, { __md_scope: scope, __md_get: get, __md_set: set, __md_hash: hash });

  /** @returns {object} of the body's colours: as chosen before, or by the system */
  function findColours() {
    const kept = /** @type {Palette | null} */ (get(PALETTE));
    return kept?.color ?? { scheme: findScheme() };
  }
  // The body is not there yet; this runs as it comes, before it is drawn.
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    for (const [key, value] of Object.entries(findColours())) {
      document.body.setAttribute(`data-md-color-${key}`, String(value));
    }
  });
  observer.observe(document.documentElement, { childList: true });
})();
