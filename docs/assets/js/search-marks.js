// Marks the words that a search result was found by, on the page that it leads to. They come from
// `search.js` by way of the browser's storage, for one page and one minute.

/** Mark what a result was found by, at the place it leads to. */
function markWords() {
  document.querySelectorAll("mark[data-md-highlight]").forEach((mark) => mark.replaceWith(...mark.childNodes));
  let handed = null;
  try {
    handed = JSON.parse(localStorage.getItem("dn-marks"));
  } catch {
    // Storage may be shut off, or hold what somebody else has put there.
  }
  const fresh = handed && handed.href === location.href && Date.now() - handed.time < 60_000;
  const asked = new URLSearchParams(location.search).get("h");
  if (fresh) localStorage.removeItem("dn-marks");
  const marks = fresh ? handed.marks : asked?.split(/\s+/).filter(Boolean);
  if (!marks?.length) return;
  const place = document.querySelector(":target");
  const within = (fresh && place?.closest(".dn-exchange")) || document.querySelector(".md-content");
  const longest = [...marks].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longest.map(wordPattern).join("|"), "gi");
  for (const block of within.querySelectorAll("p, li, h1, h2, h3, h4, td, dt, dd")) {
    if (!block.querySelector("p, li") && !block.closest("details:not([open]), [hidden]")) markBlock(block, pattern);
  }
}

/** Latin words are marked from their beginning: not "ai" in "details". */
function wordPattern(words) {
  return (/^[a-z]/i.test(words) ? "(?<![a-z])" : "") + words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A word may go over the ends of links: mark each of its pieces. */
function markBlock(block, pattern) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest(".dn-mark")) continue;
    nodes.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data;
  }
  for (const { 0: words, index } of [...text.matchAll(pattern)].reverse()) {
    for (const { node, start } of [...nodes].reverse()) {
      const from = Math.max(index - start, 0);
      const to = Math.min(index + words.length - start, node.length);
      if (from < to) {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        const mark = document.createElement("mark");
        mark.dataset.mdHighlight = "";
        range.surroundContents(mark);
      }
    }
  }
}
markWords();
// With Material's instant navigation pages change without being loaded; it tells of the first one too.
let loadedPages = 0;
window.document$?.subscribe(() => (loadedPages += 1) > 1 && markWords());
