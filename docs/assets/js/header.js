// The header and its menu, which opens by a label that no keyboard reaches: a button stands before
// it, which does what the label does and says its state.

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
  menu.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) close();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
  });
}

/**
 * A label that the keyboard reaches does what it is for, as a button would.
 * @param {KeyboardEvent} event
 */
function press({ key, target }) {
  if (key === "Enter" && target instanceof HTMLLabelElement) target.click();
}

export function startHeader() {
  for (const button of document.querySelectorAll("[data-dn-opens]")) {
    if (button instanceof HTMLElement) startOpener(button);
  }
  startMenu();
  document.addEventListener("keydown", press);
}
