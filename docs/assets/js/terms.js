// What a marked term means, and what a note says: shown on hover, focus and tap beside the words.
// Without scripts the words are links to the glossary and to the note.
const tip = document.createElement("div");
tip.className = "dn-tip";
tip.hidden = true;
const tipHome = document.querySelector("main") || document.body;
tipHome.append(tip);
let tipFor = null;
let tipTimer = 0;
let pointer = "mouse";

/** The element that explains a link: its term's definition, or the note that it leads to. */
function explanation(link) {
  const id = link.getAttribute("aria-describedby") || link.hash.slice(1);
  return document.getElementById(id);
}

function showTip(link) {
  clearTimeout(tipTimer);
  const source = explanation(link);
  if (!source || tipFor === link) {
    return;
  }
  tipFor = link;
  tip.replaceChildren(...[...source.cloneNode(true).childNodes]);
  tip.hidden = false;
  const place = link.getClientRects()[0];
  const width = document.documentElement.clientWidth;
  const left = Math.min(place.left, width - tip.offsetWidth - 8);
  const below = place.bottom + tip.offsetHeight + 12 < window.innerHeight;
  const home = tip.offsetParent.getBoundingClientRect();
  const top = below ? place.bottom + 6 : place.top - tip.offsetHeight - 6;
  tip.style.left = `${Math.max(8, left) - home.left}px`;
  tip.style.top = `${top - home.top}px`;
}

function hideTip(delay = 0) {
  clearTimeout(tipTimer);
  tipTimer = setTimeout(() => {
    tip.hidden = true;
    tipFor = null;
  }, delay);
}

const tipLink = (target) =>
  target instanceof Element && target.closest("a.dn-term, .dn-mark a");

// The pointer may move onto the words shown: they stay while it is there.
document.addEventListener("pointerover", (event) => {
  const link = tipLink(event.target);
  if (link && event.pointerType === "mouse") {
    showTip(link);
  } else if (tip.contains(event.target)) {
    clearTimeout(tipTimer);
  } else if (tipFor && tipFor !== document.activeElement) {
    hideTip(200);
  }
});
document.addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (tipFor && !tip.contains(event.target) && tipLink(event.target) !== tipFor) {
    hideTip();
  }
});
document.addEventListener("focusin", (event) => {
  const link = tipLink(event.target);
  if (link && pointer !== "touch") {
    showTip(link);
  } else if (!link) {
    hideTip();
  }
});
document.addEventListener("keydown", (event) => {
  pointer = "keyboard";
  if (event.key === "Escape") {
    hideTip();
  }
});
// The first tap shows, the second follows the link.
document.addEventListener("click", (event) => {
  const link = tipLink(event.target);
  if (link && pointer === "touch" && tipFor !== link) {
    event.preventDefault();
    showTip(link);
  } else if (link) {
    hideTip();
  }
});
