// The question and its filters in the page's address.
import { FILTERS } from "./protocol.js";

/** @import { Filters } from "./protocol.js" */

/**
 * @param {string} address
 * @param {string} query "" takes it all off
 * @param {Filters} filters
 * @returns {string} the address with the question in it
 */
export function withQuestion(address, query, filters) {
  const url = new URL(address);
  for (const [name, wanted] of Object.entries({ q: query, ...filters })) {
    if (query && wanted) url.searchParams.set(name, wanted);
    else url.searchParams.delete(name);
  }
  return url.href;
}

/**
 * @param {string} search the query of an address
 * @returns {Filters}
 */
export function readFilters(search) {
  const asked = new URLSearchParams(search);
  const [event, topic, kind] = FILTERS.map((name) => asked.get(name) ?? "");
  return { event, topic, kind };
}

/**
 * Bring the page's address up to date, and those of links that go on with the question.
 * @param {Iterable<Element>} links
 * @param {string} query
 * @param {Filters} filters
 */
export function keepQuestion(links, query, filters) {
  try {
    history.replaceState(history.state, "", withQuestion(location.href, query, filters));
  } catch {
    // WebKit refuses what comes too often.
  }
  for (const link of links) {
    if (link instanceof HTMLAnchorElement) link.href = withQuestion(link.href, query, filters);
  }
}
