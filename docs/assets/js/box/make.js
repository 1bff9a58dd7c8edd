// Elements from data: texts stay texts.

/** @import { Pieces } from "./protocol.js" */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/**
 * @param {Pieces} pieces
 * @returns {(Node | string)[]} a text whose words found are marked
 */
export const markPieces = (pieces) =>
  pieces.map((words, n) => (n % 2 ? make("mark", { textContent: words }) : words));
