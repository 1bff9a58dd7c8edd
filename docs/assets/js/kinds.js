// Which kinds of text to show: the switch above the exchanges. The choice stands in the address
// (?hide=note,gist), so that a shared link shows what its sender saw; it goes along to other pages.

const PART = "dn-part--";

/**
 * @param {string} search the query of an address
 * @returns {Set<string>} the kinds that it hides
 */
export function readHidden(search) {
  const hidden = new URLSearchParams(search).get("hide") ?? "";
  return new Set(hidden.split(",").filter(Boolean));
}

/**
 * An address with the choice of kinds in its query.
 * @param {string} address
 * @param {Set<string>} hidden
 */
export function withHidden(address, hidden) {
  const url = new URL(address);
  url.searchParams.delete("hide");
  const query = [url.searchParams.toString(), hidden.size ? `hide=${[...hidden]}` : ""];
  url.search = query.filter(Boolean).join("&");
  return url.href;
}

/**
 * The choice after a change: kinds that this page does not hold stay as they were.
 * @param {Set<string>} before
 * @param {{value: string, checked: boolean}[]} inputs
 * @returns {Set<string>}
 */
export function chooseHidden(before, inputs) {
  const here = new Set(inputs.map(({ value }) => value));
  const off = inputs.filter(({ checked }) => !checked).map(({ value }) => value);
  return new Set([...before].filter((kind) => !here.has(kind)).concat(off));
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} status
 * @param {HTMLButtonElement} reset
 */
function startSwitch(box, status, reset) {
  const inputs = [...box.querySelectorAll("input")];

  const show = () => {
    const hidden = readHidden(location.search);
    for (const input of inputs) {
      input.checked = !hidden.has(input.value);
      // Marks belong to the notes that they lead to.
      const also = input.value === "note" ? ", .dn-mark" : "";
      for (const part of document.querySelectorAll(`.${PART}${input.value}${also}`)) {
        if (part instanceof HTMLElement) part.hidden = !input.checked;
      }
    }
    const count = inputs.filter(({ checked }) => !checked).length;
    const { some = "", all = "" } = status.dataset;
    status.textContent = count ? some.replace("{n}", String(count)) : all;
    reset.hidden = !count;
  };

  const setHidden = (/** @type {Set<string>} */ hidden) => {
    history.replaceState(history.state, "", withHidden(location.href, hidden));
    show();
  };

  // Whoever follows a link to something hidden wants to see it.
  const showTarget = () => {
    const part = document.querySelector(":target")?.closest(".dn-part");
    if (!(part instanceof HTMLElement) || !part.hidden) return;
    const kind = [...part.classList].find((name) => name.startsWith(PART));
    if (!kind) return;
    const hidden = readHidden(location.search);
    hidden.delete(kind.slice(PART.length));
    setHidden(hidden);
    part.scrollIntoView();
  };

  box.addEventListener("change", () => {
    setHidden(chooseHidden(readHidden(location.search), inputs));
  });
  reset.addEventListener("click", () => {
    setHidden(new Set());
    inputs[0]?.focus({ preventScroll: true });
  });
  window.addEventListener("hashchange", showTarget);
  window.addEventListener("popstate", show);
  box.hidden = false;
  show();
  showTarget();
}

/**
 * Links within the site carry the choice.
 * @param {MouseEvent} event
 */
function carryHidden({ target }) {
  const link = target instanceof Element && target.closest("a[href]");
  // Search results carry what they need themselves.
  if (!(link instanceof HTMLAnchorElement) || link.closest(".md-search")) return;
  if (link.origin !== location.origin || !/\/$|\.html$/.test(link.pathname)) return;
  const href = withHidden(link.href, readHidden(location.search));
  if (href !== link.href) link.href = href;
}

export function startKinds() {
  document.addEventListener("click", carryHidden);
  document.addEventListener("auxclick", carryHidden);
  const box = document.querySelector(".dn-kinds");
  const status = box?.querySelector("[role=status]");
  const reset = box?.querySelector("button");
  if (box instanceof HTMLElement && status instanceof HTMLElement && reset) {
    startSwitch(box, status, reset);
  }
}
