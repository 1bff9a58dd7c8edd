import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine } from "../../docs/assets/js/search/engine.js";
import { Near } from "../../docs/assets/js/search/near.js";
import { openStore } from "./support.js";

/**
 * @param {Record<string, string>} terms
 * @param {string} words how they are spelt
 * @param {Record<string, string>} [meanings]
 */
async function makeEngine(terms, words, meanings) {
  const { store } = await openStore(
    {
      "terms/0": { v: "1", terms },
      "words/0": { v: "1", words, readings: "" },
      ...(meanings && { "meanings/0": { v: "1", meanings } }),
    },
    { files: { terms: 1, words: 1, heads: 1, texts: 1, meanings: 1 } },
  );
  const near = new Near(store);
  return new Engine(store, async () => near);
}

test("a common word is no slip of another, though it may lead to it", async () => {
  const words = "price\tprice\t1\npart\tparts\t1";
  const engine = await makeEngine({ pric: "a", part: "1a" }, words, { priz: "1c" });
  for (const [query, fix] of [
    ["prize", ""],
    ["prize prart", "prize parts"],
    ["pricr", "price"],
  ]) {
    const { fixed, found, missing } = await engine.search(query, true);
    assert.equal(fixed, fix);
    assert.deepEqual(missing, query.split(" "));
    assert.ok(found.some(({ id }) => id === 0));
  }
});

test("what holds a word counts for more than what is spelt nearly like a common one", async () => {
  const held = { pric: "a", money: "1a" };
  const parts = [];
  for (const meanings of [{ priz: "2c" }, undefined]) {
    const engine = await makeEngine(held, "price\tprice\t1", meanings);
    const { found } = await engine.search("money prize", true);
    parts.push(found.find(({ id }) => id === 0)?.part ?? 0);
  }
  assert.ok(parts[0] > 0 && parts[0] < parts[1], String(parts));
});

test("a name without its dots is no slip, and stands where the name does", async () => {
  const name = "どなるどとらんぷ";
  const engine = await makeEngine({ [`=${name}`]: "a" }, `${name}\tドナルド・トランプ\t0`);
  for (const [query, fix, told] of /** @type {const} */ ([
    ["ドナルドトランプ", "", []],
    ["ドナルトトランプ", "ドナルド・トランプ", ["ドナルトトランプ"]],
  ])) {
    const { fixed, found, missing } = await engine.search(query, true);
    assert.deepEqual([fixed, missing], [fix, told]);
    assert.deepEqual(
      found.map(({ id, lacks }) => [id, lacks]),
      [[0, told]],
    );
  }
});
