// The field of the search box, whichever engine answers in it.

export function startField() {
  const field = document.querySelector(".md-search__input");
  if (!(field instanceof HTMLInputElement)) return;
  // On small screens the closed search box is off screen: no tab stop, its button opens it.
  const wide = matchMedia("(min-width: 60em)");
  const setStop = () => {
    field.tabIndex = wide.matches ? 0 : -1;
  };
  wide.addEventListener("change", setStop);
  setStop();
  // Material listens for keys only: words that are pasted, dictated or composed must count as well.
  const tell = (/** @type {Event} */ event) => {
    const composing = event instanceof InputEvent && event.isComposing;
    if (!composing) field.dispatchEvent(new KeyboardEvent("keyup"));
  };
  field.addEventListener("input", tell);
  field.addEventListener("compositionend", tell);
}
