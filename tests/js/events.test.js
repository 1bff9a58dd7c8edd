import assert from "node:assert/strict";
import { test } from "node:test";

import { preferEvents } from "../../docs/assets/js/search/events.js";

/** @import { Hits, Result } from "../../docs/assets/js/search/ranking.js" */
/** @import { QueryWord } from "../../docs/assets/js/search/query.js" */
/** @import { Store } from "../../docs/assets/js/search/store.js" */

/**
 * Whether an event's page comes first: an exchange, 0, and the event, 1, hold some words.
 * @param {string} query
 * @param {Record<string, [string, string]>} words with their fields in the exchange and the event
 * @param {string} [called] the event's name
 * @returns {Promise<boolean[]>}
 */
async function prefer(query, words, called = "") {
  /** @type {[QueryWord, number, Hits][]} */
  const weighed = Object.entries(words).map(([raw, held]) => {
    const hits = held.map((fields, id) => /** @type {const} */ ([id, { fields: [...fields] }]));
    const word = { kind: "spaced", raw, text: raw, weight: raw === "good" ? 0.2 : 1 };
    const some = new Map(hits.filter(([, { fields }]) => fields.length));
    return /** @type {any} */ ([word, 1, some]);
  });
  const store = /** @type {Store} */ (
    /** @type {unknown} */ ({
      tokenizer: { terms: { name: "" } },
      need: async () => {},
      look: (/** @type {string} */ name) =>
        new Map(called && name === called ? [[1, { fields: ["t"] }]] : []),
    })
  );
  const found = ["exchange", "event"].map((kind, id) => {
    const lacks = Object.keys(words).filter((raw) => !words[raw][id]);
    return /** @type {Result} */ (/** @type {unknown} */ ({ id, kind, lacks, alias: false }));
  });
  await preferEvents(query, weighed, found, store);
  return found.map(({ alias }) => alias);
}

test("the page of an event is first where it alone tells who, when or where", async () => {
  assert.deepEqual(await prefer("who wrote it", { wrote: ["n", "x"] }), [false, true]);
  assert.deepEqual(await prefer("they wrote it", { wrote: ["n", "x"] }), [false, false]);
  // An exchange speaks of it, in its own words or by a name.
  assert.deepEqual(await prefer("who wrote it", { wrote: ["a", "x"] }), [false, false]);
  assert.deepEqual(await prefer("who wrote it", { wrote: ["m", "x"] }), [false, false]);
  // It does so of one word of two; the event's page lacks one.
  assert.deepEqual(await prefer("who wrote a book", { wrote: ["a", "x"], book: ["n", "x"] }), [
    false,
    true,
  ]);
  assert.deepEqual(await prefer("who wrote a book", { wrote: ["n", "x"], book: ["", ""] }), [
    false,
    false,
  ]);
});

test("the page of an event is first by its name among common words", async () => {
  const words = /** @type {Record<string, [string, string]>} */ ({ talk: ["a", "x"] });
  assert.deepEqual(await prefer("the talk", words, "talk"), [false, true]);
  const more = /** @type {typeof words} */ ({ ...words, good: ["", ""] });
  assert.deepEqual(await prefer("a good talk", more, "talk"), [false, true]);
  assert.deepEqual(await prefer("the talk", words, "other"), [false, false]);
});
