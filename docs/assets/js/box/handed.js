// Words to mark, handed from a search result to the page it leads to, by way of the browser's
// storage: for one page and one minute.

const KEY = "dn-marks";
/** Milliseconds. */
const MAX_AGE = 60_000;

/**
 * @param {string} href the page
 * @param {string[]} marks
 */
export function handMarks(href, marks) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ href, marks, time: Date.now() }));
  } catch {
    // Storage is shut off: the link leads to its place all the same.
  }
}

/**
 * @param {string | null} text what stands in the storage, perhaps somebody else's
 * @param {string} href
 * @param {number} now
 * @returns {string[] | null} what was handed to this page and is still fresh
 */
export function readMarks(text, href, now) {
  /** @type {any} */
  let handed;
  try {
    handed = JSON.parse(text ?? "");
  } catch {
    return null;
  }
  const fresh = handed?.href === href && now - handed.time < MAX_AGE;
  return fresh && Array.isArray(handed.marks) ? handed.marks.map(String) : null;
}

/**
 * What was handed to a page; nobody else gets it.
 * @param {string} href
 */
export function takeMarks(href) {
  try {
    const marks = readMarks(localStorage.getItem(KEY), href, Date.now());
    if (marks) localStorage.removeItem(KEY);
    return marks;
  } catch {
    return null; // storage is shut off
  }
}
