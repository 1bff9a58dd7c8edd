// Runs in the head, before anything is drawn; so it is no module, and stands by itself. It says
// whether there are scripts, and which colours there are.
(() => {
  const root = document.documentElement;
  const show = (/** @type {boolean} */ scripted) => {
    root.classList.toggle("js", scripted);
    root.classList.toggle("no-js", !scripted);
  };
  // Where what opens and closes things cannot come, nothing is hidden, as without scripts.
  show("noModule" in HTMLScriptElement.prototype);
  const notice = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLScriptElement && target.type === "module") show(false);
  };
  addEventListener("error", notice, true);

  // Of the site, whatever its address: other sites may lie on the same host.
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const KEPT = `dn-colours:${new URL("../../../", here).pathname}`;
  const SCHEME = "data-md-color-scheme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const findSystems = () => (dark.matches ? "slate" : "default");

  /** @returns {string | null} what a reader has chosen; null where they forbid to keep anything */
  function readChosen() {
    try {
      const kept = localStorage.getItem(KEPT);
      return kept === "slate" || kept === "default" ? kept : null;
    } catch {
      return null;
    }
  }
  /**
   * What the system has is no choice: who changes it there is to see that here.
   * @param {string} scheme
   */
  function keepChosen(scheme) {
    try {
      if (scheme === findSystems()) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, scheme);
    } catch {
      // Nothing is kept where there is no room, or where readers forbid it.
    }
  }
  /**
   * Says what is on: to the theme on its element, and on the root to pages without a theme.
   * @param {string} scheme
   */
  function showScheme(scheme = readChosen() ?? findSystems()) {
    document.body.setAttribute(SCHEME, scheme);
    root.dataset.dnScheme = scheme;
  }
  dark.addEventListener("change", () => showScheme());
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-dn-colours]");
    if (!(button instanceof HTMLElement)) return;
    const scheme = button.dataset.dnColours ?? "";
    showScheme(scheme);
    keepChosen(scheme);
    // The button of the look that is on now is gone: the way back takes the focus.
    const others = `[data-dn-colours]:not([data-dn-colours="${scheme}"])`;
    const other = button.parentElement?.querySelector(others);
    if (other instanceof HTMLElement) other.focus();
  });
  // The body is not there yet; this runs as it comes, before it is drawn.
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    showScheme();
  });
  observer.observe(root, { childList: true });
})();
