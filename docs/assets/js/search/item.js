// A result as Material shows it. It takes title and text as HTML: all that is not ours is escaped.

export const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** `title` and `text` are HTML: what is marked in them was escaped when it was. */
export function item({ label, url, title: plain }, title = escape(plain), text = "") {
  const number = label ? `<span class="dn-number">${escape(label)}</span> ` : "";
  return { location: url, title: number + title, text, score: 1, terms: {} };
}
