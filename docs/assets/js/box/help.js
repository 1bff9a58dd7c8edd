// What is said of an answer: how many results there are, another spelling, what helps.
import { make } from "./make.js";

/** @import { Answer, PanelData } from "./protocol.js" */

/** Signs that other searches read as orders: here they are none. */
const ORDERS = /["“”「」『』]|(?:^|\s)(?:NOT|OR|AND|-(?=\S)|\+(?=\S))/;

/**
 * What is told to everybody, also to those who hear it.
 * @param {Answer} answer
 * @param {Record<string, string>} words
 * @param {DOMStringMap} said the words that came with the page
 * @param {(words: string) => void} correct asks another question
 * @returns {Generator<HTMLElement | string>}
 */
export function* makeSummary({ query, fixed, missing = [], matching = 0 }, words, said, correct) {
  yield matching ? (said.count ?? "").replace("{n}", String(matching)) : (said.nothing ?? "");
  if (matching && missing.length) {
    yield " ";
    yield make(
      "span",
      { className: "dn-search__missing" },
      words.missing.replace("{words}", missing.join(", ")),
    );
  }
  if (!fixed || fixed === query) return;
  const button = make("button", { type: "button", textContent: fixed });
  button.addEventListener("click", () => correct(fixed));
  yield " ";
  yield make("span", {}, `${words.mean} `, button);
}

/**
 * @param {Answer} answer
 * @param {PanelData} data
 * @param {URL} home the language's folder
 * @returns {Generator<HTMLElement>}
 */
export function* makeHelp(
  { query, total, matching = 0, shown = matching },
  { words, topics },
  home,
) {
  if (ORDERS.test(query)) yield make("p", { textContent: words.plain });
  if (matching) {
    if (shown >= matching) return;
    const more = words.more.replace("{total}", String(matching)).replace("{shown}", String(shown));
    yield make("p", { textContent: more });
    return;
  }
  yield make("p", { textContent: total ? words.filtered : words.none });
  const links = topics.map(([slug, textContent]) => {
    const { href } = new URL(`topics/${slug}/`, home);
    return make("li", {}, make("a", { href, textContent }));
  });
  yield make("p", { textContent: words.topics });
  yield make("ul", {}, ...links);
}
