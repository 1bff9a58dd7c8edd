// Marks the words that a search result was found by, on the page that it leads to, and opens what
// they stand in.
import { takeMarks } from "./box/handed.js";

const BLOCKS = "p, li, h1, h2, h3, h4, td, dt, dd";
/** What is no text of a result's own: below an exchange, and lists of a page's parts. */
const APART = "[hidden], .dn-foot, .dn-related, .dn-index";
const CLOSED = "details:not([open])";
const MARK = "mark[data-md-highlight]";

/**
 * @param {string[]} marks
 * @returns {RegExp | null} the longest first
 */
export function makePattern(marks) {
  const longest = marks.filter(Boolean).sort((one, other) => other.length - one.length);
  return longest.length ? new RegExp(longest.map(makeWordPattern).join("|"), "giu") : null;
}

/**
 * Letters that have capitals stand in words between spaces: these are marked from their beginning,
 * not "ai" in "details".
 * @param {string} word
 */
function makeWordPattern(word) {
  const start = /^\p{Cased}/u.test(word) ? "(?<!\\p{Cased})" : "";
  return start + word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

/**
 * Where a stretch of joined texts lies in each of them.
 * @param {number[]} lengths of the texts
 * @param {number} start
 * @param {number} end
 * @returns {{number: number, from: number, to: number}[]} the last first
 */
export function splitStretch(lengths, start, end) {
  const found = [];
  let offset = 0;
  for (const [number, length] of lengths.entries()) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, length);
    if (from < to) found.unshift({ number, from, to });
    offset += length;
  }
  return found;
}

/**
 * A word may go over the ends of links: mark each of its pieces.
 * @param {Element} block
 * @param {RegExp} pattern
 */
function markBlock(block, pattern) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && !node.parentElement?.closest(".dn-mark")) nodes.push(node);
  }
  const lengths = nodes.map(({ length }) => length);
  const text = nodes.map(({ data }) => data).join("");
  // From the end, so that what is still to be marked stays where it is.
  for (const { 0: words, index } of [...text.matchAll(pattern)].reverse()) {
    for (const { number, from, to } of splitStretch(lengths, index, index + words.length)) {
      const range = document.createRange();
      range.setStart(nodes[number], from);
      range.setEnd(nodes[number], to);
      const mark = document.createElement("mark");
      mark.dataset.mdHighlight = "";
      range.surroundContents(mark);
    }
  }
}

/**
 * Somebody who came for words sees some of them: where none stands in the open, what holds the
 * first of them opens. What the address leads to may have been closed, and goes before.
 * @param {Element} within
 */
function showMark(within) {
  const own = document.querySelector(":target")?.closest("details");
  const marks = [...within.querySelectorAll(MARK)];
  const ours = marks.filter((mark) => own?.contains(mark));
  const goal = ours[0] ?? marks.find((mark) => !mark.closest(CLOSED)) ?? marks[0];
  const isClosed = goal?.closest(CLOSED);
  for (const part of document.querySelectorAll(CLOSED)) {
    if (part.contains(goal ?? null)) part.setAttribute("open", "");
  }
  if (isClosed || ours.length) goal.scrollIntoView({ block: "nearest" });
}

/** Mark what a result was found by, at the place it leads to. */
export function markWords() {
  for (const mark of document.querySelectorAll(MARK)) {
    mark.replaceWith(...mark.childNodes);
  }
  const handed = takeMarks(location.href);
  const asked = new URLSearchParams(location.search).get("h")?.split(/\s+/);
  const pattern = makePattern(handed ?? asked ?? []);
  const exchange = handed && document.querySelector(":target")?.closest(".dn-exchange");
  const within = exchange || document.querySelector(".md-content");
  if (!pattern || !within) return;
  for (const block of within.querySelectorAll(BLOCKS)) {
    if (!block.closest(APART) && !block.querySelector("p, li")) markBlock(block, pattern);
  }
  showMark(within);
}
