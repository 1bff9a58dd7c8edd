// The line below each exchange: its link and its citation are copied, and that is said; what opens
// there closes on Escape, and when something else is pressed.

/**
 * @param {Element} from something in the line
 * @param {string} text
 */
async function copy(from, text) {
  await navigator.clipboard.writeText(text);
  say(from, "copied");
}

/**
 * @param {Element} from something in the line
 * @param {"copied" | "selected"} what
 */
function say(from, what) {
  const status = from.closest(".dn-foot")?.querySelector(".dn-said");
  if (!(status instanceof HTMLElement)) return;
  status.textContent = "";
  // Said again where it was said before.
  requestAnimationFrame(() => (status.textContent = status.dataset[what] ?? ""));
}

/**
 * A citation with its address in full.
 * @param {Element} citation
 */
function readCitation(citation) {
  const address = citation.querySelector("a")?.href ?? "";
  const words = [...citation.childNodes].filter((node) => node.nodeName !== "A");
  const text = words.map((node) => node.textContent).join("");
  return `${text.replaceAll(/\s+/g, " ").trim()} ${address}`.trim();
}

/**
 * Where copying is not allowed, all is ready for the reader's own.
 * @param {Element} from something in the line
 * @param {Element} citation
 */
function select(from, citation) {
  const link = citation.querySelector("a");
  if (link) link.textContent = link.href;
  getSelection()?.selectAllChildren(citation);
  say(from, "selected");
}

/** @param {Element | null} except */
function closePanels(except) {
  for (const panel of document.querySelectorAll("details.dn-panel[open]")) {
    if (panel instanceof HTMLDetailsElement && panel !== except) panel.open = false;
  }
}

/** @param {MouseEvent} event */
function press(event) {
  const { target } = event;
  if (!(target instanceof Element)) return;
  closePanels(target.closest("details.dn-panel"));
  for (const said of document.querySelectorAll(".dn-said")) said.textContent = "";
  const link = target.closest("a.dn-permalink");
  const button = target.closest("button.dn-copy");
  if (link instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    // Where copying is not allowed, the link is followed: the address bar of its page holds it.
    copy(link, link.href).catch(() => location.assign(link.href));
  } else if (button) {
    const citation = button.closest(".dn-panel")?.querySelector(".dn-citation");
    if (citation) copy(button, readCitation(citation)).catch(() => select(button, citation));
  }
}

/**
 * What opens hangs over the text below, and at the end of the screen below that.
 * @param {Event} event
 */
function show({ target }) {
  if (!(target instanceof HTMLDetailsElement) || !target.matches(".dn-panel[open]")) return;
  target.querySelector("div")?.scrollIntoView({ block: "nearest" });
}

/** @param {KeyboardEvent} event */
function leave({ key, target }) {
  const panel = key === "Escape" && target instanceof Element && target.closest(".dn-panel[open]");
  if (!(panel instanceof HTMLDetailsElement)) return;
  panel.open = false;
  panel.querySelector("summary")?.focus();
}

export function startFoot() {
  for (const button of document.querySelectorAll("button.dn-copy")) {
    if (button instanceof HTMLElement) button.hidden = false;
  }
  document.addEventListener("click", press);
  document.addEventListener("keydown", leave);
  document.addEventListener("toggle", show, true);
}
