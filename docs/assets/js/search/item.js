// A result as Material shows it. It takes title and text as HTML: all that is not ours is escaped.

/** @import { Item } from "../box/protocol.js" */
/** @import { Head } from "./store.js" */

/**
 * @param {string} text
 * @returns {string} the same as HTML
 */
export const escapeHtml = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * @param {Head} head
 * @param {string} [title] HTML: what is marked in it was escaped when it was
 * @param {string} [text] HTML
 * @returns {Item}
 */
export function makeItem(head, title = escapeHtml(head.title), text = "") {
  const { label, url } = head;
  const number = label ? `<span class="dn-number">${escapeHtml(label)}</span> ` : "";
  return { location: url, title: number + title, text, score: 1, terms: {} };
}
