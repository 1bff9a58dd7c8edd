// The page of an event where a query asks about the event itself: who asked, when, where, what it
// was published in. Exchanges hold such words more often, and say less of it.
import { isTelling } from "./query.js";

/** @import { QueryWord } from "./query.js" */
/** @import { Hits, Result } from "./ranking.js" */
/** @import { Store } from "./store.js" */

/** What asks for somebody, a day, a place or a paper. */
const ASKS = /\b(?:who|whose|when|where|which)\b|誰|だれ|いつ|どこ|どの/i;
/** What words weigh that say by themselves what a query is about. */
const MIN_WEIGHT = 0.5;
/** The fields of an exchange's own words, and of the names in them. */
const OWN = ["t", "q", "g", "a", "m"];

/** @param {string[]} fields */
const isOwn = (fields) => fields.some((field) => OWN.includes(field));

/**
 * Make the page of an event the first that a query names among common words, or that holds all it
 * asks for where no exchange speaks of all that.
 * @param {string} query
 * @param {[QueryWord, number, Hits][]} weighed its words with what each weighs, and what holds it
 * @param {Result[]} found
 * @param {Store} store
 */
export async function preferEvents(query, weighed, found, store) {
  const full = weighed.filter(([word]) => isTelling(word) && word.weight >= MIN_WEIGHT);
  const name = store.tokenizer.terms.name + full.map(([word]) => word.text).join("");
  await store.need([name]);
  const named = store.look(name);
  const isNamed = (/** @type {number} */ id) =>
    ["t", "m"].some((field) => named.get(id)?.fields.includes(field));
  const speaks = (/** @type {Result} */ { kind, id }) =>
    kind === "exchange" && full.every(([, , hits]) => isOwn(hits.get(id)?.fields ?? []));
  const asks = ASKS.test(query) && !found.some(speaks);
  for (const one of found) {
    if (one.kind === "event") one.alias ||= isNamed(one.id) || (asks && !one.lacks.length);
  }
}
