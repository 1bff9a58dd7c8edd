// Words to mark, handed from a search result to the page it leads to, by way of the browser's
// storage: for one page and one minute.

/** By the site's path: other sites may lie on the same host. */
const KEY = `dn-marks:${new URL("../../../../", import.meta.url).pathname}`;
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
 * @param {number} now
 * @returns {{href: string, marks: string[]} | null} what was handed on and is still fresh
 */
export function readHanded(text, now) {
  /** @type {any} */
  let handed;
  try {
    handed = JSON.parse(text ?? "");
  } catch {
    return null;
  }
  if (!Array.isArray(handed?.marks) || !(now - handed.time < MAX_AGE)) return null;
  return { href: String(handed.href), marks: handed.marks.map(String) };
}

/**
 * What was handed to a page; nobody else gets it, nor is it kept where nobody has come for it.
 * @param {string} href
 * @returns {string[] | null}
 */
export function takeMarks(href) {
  try {
    const handed = readHanded(localStorage.getItem(KEY), Date.now());
    const mine = handed?.href === href;
    if (mine || !handed) localStorage.removeItem(KEY);
    return mine ? handed.marks : null;
  } catch {
    return null; // storage is shut off
  }
}
