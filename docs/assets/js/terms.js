// What a marked term means: shown on hover, focus and tap beside the word. Without scripts the word
// is a link to the glossary.

const WORDS = "a.dn-term";
/** Milliseconds in which the pointer may cross from the words to what they mean. */
const CROSSING = 200;
/** Pixels to the words, and to the window's edge. */
const GAP = 6;
const EDGE = 8;

/**
 * @typedef {{left: number, top: number, bottom: number}} WordsPlace
 * @typedef {{width: number, height: number}} Size
 */

/**
 * Where to show a tip: below the words where there is room, else above.
 * @param {WordsPlace} words
 * @param {Size} tip
 * @param {Size} screen
 * @returns {{left: number, top: number}} on the screen
 */
export function placeTip(words, tip, screen) {
  const left = Math.max(EDGE, Math.min(words.left, screen.width - tip.width - EDGE));
  const below = words.bottom + tip.height + 2 * GAP < screen.height;
  return { left, top: below ? words.bottom + GAP : words.top - tip.height - GAP };
}

/** @param {EventTarget | null} target */
function findLink(target) {
  const link = target instanceof Element && target.closest(WORDS);
  return link instanceof HTMLAnchorElement ? link : null;
}

class Tip {
  element = document.createElement("div");
  /** @type {HTMLAnchorElement | null} the words that it is shown for */
  link = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #hiding;

  constructor() {
    this.element.className = "dn-tip";
    this.element.hidden = true;
    (document.querySelector("main") ?? document.body).append(this.element);
  }

  /** @param {EventTarget | null} target */
  holds(target) {
    return target instanceof Node && this.element.contains(target);
  }

  /** @param {HTMLAnchorElement} link */
  show(link) {
    this.keep();
    const source = document.getElementById(link.getAttribute("aria-describedby") ?? "");
    if (!source || this.link === link) return;
    this.link = link;
    const { element } = this;
    element.replaceChildren(...source.cloneNode(true).childNodes);
    element.hidden = false;
    const home = element.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const { left, top } = placeTip(
      link.getClientRects()[0],
      { width: element.offsetWidth, height: element.offsetHeight },
      { width: document.documentElement.clientWidth, height: window.innerHeight },
    );
    element.style.left = `${left - home.left}px`;
    element.style.top = `${top - home.top}px`;
  }

  hide(delay = 0) {
    this.keep();
    this.#hiding = setTimeout(() => {
      this.element.hidden = true;
      this.link = null;
    }, delay);
  }

  keep() {
    clearTimeout(this.#hiding);
  }
}

export function startTerms() {
  const tip = new Tip();
  let pointer = "mouse";
  /** @type {HTMLAnchorElement | undefined} the words whose tip was sent away last */
  let dismissed;
  const follow = (/** @type {PointerEvent} */ { target, pointerType }) => {
    const link = findLink(target);
    if (link && pointerType === "mouse") tip.show(link);
    else if (tip.holds(target)) tip.keep();
    else if (tip.link && tip.link !== document.activeElement) tip.hide(CROSSING);
  };
  // The pointer may move onto the words shown: they stay while it is there. Once they are sent
  // away, what they lay on comes to be under the pointer: that alone shows nothing.
  document.addEventListener("pointerover", (event) => {
    if (!dismissed) follow(event);
  });
  document.addEventListener("pointermove", (event) => {
    if (!dismissed || findLink(event.target) === dismissed) return;
    dismissed = undefined;
    follow(event);
  });
  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    pointer = pointerType;
    if (tip.link && !tip.holds(target) && findLink(target) !== tip.link) tip.hide();
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = findLink(target);
    if (!link) tip.hide();
    else if (pointer !== "touch") tip.show(link);
  });
  document.addEventListener("keydown", ({ key }) => {
    pointer = "keyboard";
    if (key !== "Escape") return;
    if (tip.link) dismissed = tip.link;
    tip.hide();
  });
  // The first tap shows, the second follows the link.
  document.addEventListener("click", (event) => {
    const link = findLink(event.target);
    if (link && pointer === "touch" && tip.link !== link) {
      event.preventDefault();
      tip.show(link);
    } else if (link) {
      tip.hide();
    }
  });
}
