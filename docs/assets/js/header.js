// The header and what stands beside a page, where Material's are not enough. It opens its menu by a
// label, which no keyboard reaches: a button stands before it, which does what the label does and
// says its state.

/** @param {HTMLElement} button */
function startOpener(button) {
  const box = document.getElementById(button.dataset.dnOpens ?? "");
  const label = button.nextElementSibling;
  if (!(box instanceof HTMLInputElement) || !(label instanceof HTMLElement)) return;
  const say = () => button.setAttribute("aria-expanded", String(box.checked));
  button.addEventListener("click", () => label.click());
  box.addEventListener("change", say);
  window.addEventListener("pageshow", say);
  say();
}

/** The menu, once open, takes the focus; it closes on Escape and when the focus leaves it. */
function startMenu() {
  const box = document.getElementById("__drawer");
  const button = document.querySelector("[data-dn-opens=__drawer]");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!(box instanceof HTMLInputElement) || !(menu instanceof HTMLElement)) return;
  const close = () => {
    if (box.checked) box.click();
  };
  box.addEventListener("change", () => {
    // With the menu its contents close, which lie on top of it.
    const contents = document.getElementById("__toc");
    if (box.checked) menu.querySelector("a")?.focus();
    else if (contents instanceof HTMLInputElement) contents.checked = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !box.checked) return;
    close();
    if (button instanceof HTMLElement) button.focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
  });
}

/** Of the switches of colours, which are one group, the one that shows is the tab stop. */
function startPalette() {
  const label = document.querySelector("[data-md-component=palette] label:not([hidden])");
  const box = label?.previousElementSibling;
  if (box instanceof HTMLInputElement) box.checked = true;
}

/** Material scrolls the contents along with the page: not away from the link with the focus. */
function startContents() {
  const list = document.querySelector(".md-sidebar--secondary .md-sidebar__scrollwrap");
  /** @type {EventTarget | null} */
  let held = null;
  const hold = (/** @type {Event} */ { type, target }) => {
    held = type === "focusin" ? target : null;
  };
  for (const type of ["focusin", "focusout", "wheel", "pointerdown"]) {
    list?.addEventListener(type, hold, { passive: true });
  }
  list?.addEventListener("scroll", () => {
    if (held instanceof Element) held.scrollIntoView({ block: "nearest" });
  });
}

export function startHeader() {
  // Material's script first chooses which switch shows.
  if (document.readyState === "complete") startPalette();
  else window.addEventListener("load", startPalette, { once: true });
  for (const button of document.querySelectorAll("[data-dn-opens]")) {
    if (button instanceof HTMLElement) startOpener(button);
  }
  startMenu();
  startContents();
}
