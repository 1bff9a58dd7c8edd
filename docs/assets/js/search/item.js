// A result as the page's half of the search takes it: texts in pieces, never markup.

/** @import { Item, Pieces } from "../box/protocol.js" */
/** @import { Head } from "./store.js" */

/**
 * @param {Head} head
 * @param {Pieces} [title]
 * @param {string[]} [about]
 * @param {Pieces} [text]
 * @returns {Item}
 */
export function makeItem({ url, hash, label, title: name }, title = [name], about = [], text = []) {
  return { url, hash, label, title, about, text };
}
