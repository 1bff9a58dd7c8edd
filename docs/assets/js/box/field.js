// The field of the search box.

/**
 * Material listens for keys only: words that are pasted, dictated or composed must count as well.
 * @param {HTMLInputElement} field
 */
export function hearAllWords(field) {
  const tell = (/** @type {Event} */ event) => {
    const composing = event instanceof InputEvent && event.isComposing;
    if (!composing) field.dispatchEvent(new KeyboardEvent("keyup"));
  };
  field.addEventListener("input", tell);
  field.addEventListener("compositionend", tell);
}
