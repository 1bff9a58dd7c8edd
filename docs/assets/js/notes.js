// Our notes: the number at the words opens its note, in the margin or below the paragraph; Escape
// closes it and returns. Without scripts the numbers are links, and notes open by themselves.

/**
 * Where a note's row begins, where the line of its words does, and how tall it is.
 * @typedef {{row: number, offset: number, height: number}} Beside
 */

/**
 * How far each note is moved down below its row's beginning or the row's note before it, so that it
 * stands beside its line, or below the note before it.
 * @param {Beside[]} notes in their order
 * @returns {{margins: number[], end: number}} in pixels; where the last one ends
 */
export function spaceNotes(notes) {
  const margins = [];
  let end = 0;
  let row = NaN;
  for (const note of notes) {
    const before = note.row === row ? end : note.row;
    const place = Math.max(note.offset, end);
    margins.push(place - before);
    end = place + note.height;
    row = note.row;
  }
  return { margins, end };
}

/** @param {Element | null} note */
const findMark = (note) =>
  document.getElementById(`${note?.querySelector(".dn-note__body")?.id ?? ""}-mark`);

/**
 * All notes in margins stand beside their lines. What hangs over the end of an answer makes room
 * there: a note beside another answer would seem to be about that one.
 */
function alignNotes() {
  const content = document.querySelector(".md-content__inner");
  if (!(content instanceof HTMLElement)) return;
  content.classList.add("dn-aligned");
  /** @type {Map<HTMLElement, HTMLElement[]>} */
  const groups = new Map();
  for (const note of document.querySelectorAll(".dn-row details.dn-note")) {
    const around = note.closest(".dn-exchange") ?? content;
    if (!(note instanceof HTMLElement && around instanceof HTMLElement)) continue;
    note.style.marginTop = "";
    around.style.paddingBottom = "";
    groups.set(around, [...(groups.get(around) ?? []), note]);
  }
  // First everything is measured, then moved.
  const spaced = [...groups].map(([around, notes]) => ({ around, ...measure(around, notes) }));
  for (const { around, beside, margins, over } of spaced) {
    for (const [nth, note] of beside.entries()) note.style.marginTop = `${margins[nth]}px`;
    if (over > 0) around.style.paddingBottom = `${over}px`;
  }
}

/**
 * How notes move, and how far they reach below what is around them, its own padding included.
 * @param {HTMLElement} around
 * @param {HTMLElement[]} notes
 */
function measure(around, notes) {
  const top = around.getBoundingClientRect().top;
  // What is hidden has no place: it would be far off when it is shown and gone to.
  const beside = notes.filter(({ offsetHeight, parentElement }) => {
    return offsetHeight && parentElement && getComputedStyle(parentElement).display === "block";
  });
  const places = beside.map((note) => {
    const row = note.closest(".dn-row") ?? note;
    return {
      row: row.getBoundingClientRect().top - top,
      offset: (findMark(note) ?? row).getBoundingClientRect().top - top,
      height: note.offsetHeight,
    };
  });
  const { margins, end } = spaceNotes(places);
  const padding = parseFloat(getComputedStyle(around).paddingBottom);
  const within = around.offsetHeight - padding;
  return { beside, margins, over: end > within ? end - within + padding : 0 };
}

/**
 * Opens what a part of the page is closed in.
 * @param {Element | null} part
 */
function reveal(part) {
  let closed = part?.closest("details:not([open])");
  while (closed instanceof HTMLDetailsElement) {
    closed.open = true;
    closed = closed.parentElement?.closest("details:not([open])");
  }
}

/** @param {MouseEvent} event */
function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) {
    return;
  }
  const link = event.target.closest(".dn-mark a, .dn-back a");
  if (!(link instanceof HTMLAnchorElement)) return;
  const target = document.getElementById(link.hash.slice(1));
  const note = target?.closest("details.dn-note");
  if (!target) return;
  event.preventDefault();
  if (note instanceof HTMLDetailsElement && note.open && link.closest(".dn-mark")) {
    note.open = false;
    return;
  }
  reveal(target);
  const goal = note?.querySelector("summary") ?? target;
  goal.focus({ preventScroll: true });
  // As much of the note as the screen holds, its beginning above all.
  note?.scrollIntoView({ block: "nearest" });
  goal.scrollIntoView({ block: "nearest" });
}

/** @param {KeyboardEvent} event */
function leave({ key, target }) {
  if (key !== "Escape" || !(target instanceof Element)) return;
  const mark = target.closest(".dn-mark a");
  const note =
    mark instanceof HTMLAnchorElement
      ? document.getElementById(mark.hash.slice(1))?.closest("details.dn-note")
      : target.closest("details.dn-note");
  if (!(note instanceof HTMLDetailsElement) || !note.open) return;
  note.open = false;
  (findMark(note) ?? note.querySelector("summary"))?.focus();
}

function showTarget() {
  const target = document.querySelector(":target");
  if (!target?.closest("details:not([open])")) return;
  reveal(target);
  target.scrollIntoView();
}

/** Paper has everything open, and answers whole: until it is printed, notes stand at their ends. */
function layOut() {
  for (const closed of document.querySelectorAll(".md-content details:not([open], [hidden])")) {
    closed.setAttribute("open", "");
  }
  for (const side of document.querySelectorAll(".dn-row > .dn-side")) {
    const row = side.parentElement;
    side.closest(".dn-exchange")?.querySelector(".dn-end")?.before(side);
    window.addEventListener("afterprint", () => row?.append(side), { once: true });
  }
}

export function startNotes() {
  document.addEventListener("click", follow);
  document.addEventListener("keydown", leave);
  window.addEventListener("hashchange", showTarget);
  window.addEventListener("beforeprint", layOut);
  document.addEventListener("toggle", alignNotes, true);
  new ResizeObserver(alignNotes).observe(document.querySelector(".md-content") ?? document.body);
  showTarget();
}
