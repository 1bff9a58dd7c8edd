import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine } from "../../docs/assets/js/search/engine.js";
import { Meanings, parseMeanings } from "../../docs/assets/js/search/meanings.js";
import { Near } from "../../docs/assets/js/search/near.js";
import { openStore } from "./support.js";

/**
 * @param {Record<string, string> | undefined} meanings by key; nothing: they do not arrive
 * @param {number} [files] how many files of them there are said to be
 */
async function open(meanings, files = 1) {
  const held = meanings ? { "meanings/0": { v: "1", meanings } } : {};
  const lines = { "terms/0": { v: "1", terms: { cat: "a" } } };
  const sizes = { terms: 1, words: 1, heads: 1, texts: 1, meanings: files };
  const { store } = await openStore({ ...lines, ...held }, { files: sizes });
  return store;
}

/**
 * @param {Record<string, string>} meanings
 * @param {string} text
 * @param {string[]} [written] its spellings, if it was heard
 */
async function find(meanings, text, written) {
  const store = await open(meanings);
  const [word] = store.tokenizer.words(text);
  return [...(await new Meanings(store).find({ ...word, weight: 1, written }))];
}

test("lines hold exchanges, and how near a word is to each", () => {
  assert.deepEqual(
    [...parseMeanings("i 3c 2a")],
    [
      [0, 1],
      [3, 3 / 9],
      [5, 1 / 9],
    ],
  );
});

test("a word is looked up by its compared form", async () => {
  assert.deepEqual(await find({ kitten: "1i" }, "Kittens"), [[1, 1]]);
  assert.deepEqual(await find({ さみつと: "1i" }, "サミット"), [[1, 1]]);
  assert.deepEqual(await find({ kitten: "1i" }, "constructor"), []);
});

test("a run of kanji without a line is its longest pieces", async () => {
  const meanings = { 国際: "i", 国際会議: "1i", 会議: "1c", 議場: "1f" };
  assert.deepEqual(await find(meanings, "国際会議"), [[1, 1]]);
  assert.deepEqual(await find(meanings, "国際会議場"), [[1, 1]]);
  assert.deepEqual(await find({ 国際: "i", 会議: "1c" }, "新国際会議"), [
    [0, 1],
    [1, 3 / 9],
  ]);
  assert.deepEqual(await find(meanings, "国"), []);
});

test("a word heard is what it may be written as", async () => {
  const meanings = { 会議: "1c", 開: "1f", 怪: "i" };
  assert.deepEqual(await find(meanings, "かいぎ", ["会議", "開く"]), [[1, 6 / 9]]);
  assert.deepEqual(await find(meanings, "かいぎ"), []);
});

/** @param {import("../../docs/assets/js/search/store.js").Store} store */
function makeEngine(store) {
  const near = new Near(store);
  return new Engine(store, async () => near);
}

test("what is about a word is found, and said to lack it", async () => {
  const engine = makeEngine(await open({ kitten: "1i" }));
  const early = await engine.search("kitten", false);
  assert.deepEqual([early.found.length, early.missing], [0, ["kitten"]]);
  const { found, missing } = await engine.search("kitten", true);
  assert.deepEqual(
    found.map(({ id, lacks }) => [id, lacks]),
    [[1, ["kitten"]]],
  );
  assert.deepEqual(missing, ["kitten"]);
});

test("where nothing holds a word, its parts lead nowhere", async () => {
  for (const [meanings, count] of /** @type {const} */ ([
    [{ 変動: "1i" }, 0],
    [{ 気候変動: "1i" }, 1],
  ])) {
    const { found } = await makeEngine(await open(meanings)).search("気候変動", true);
    assert.equal(found.length, count);
  }
  const { found } = await makeEngine(await open({ 変動: "1i" })).search("cat 気候変動", true);
  assert.equal(found.length, 2);
});

test("what holds a word stands above what is about it", async () => {
  const engine = makeEngine(await open({ cat: "1i" }));
  const { found } = await engine.search("cat", true);
  assert.deepEqual(
    found.map(({ id }) => id),
    [0, 1],
  );
});

test("common words of questions lead nowhere", async () => {
  const engine = makeEngine(await open({ what: "1i" }));
  assert.deepEqual((await engine.search("what cat", true)).found.length, 1);
});

test("without its meanings a search is what it was", async () => {
  for (const store of [await open(undefined), await open({ cat: "1i" }, 0)]) {
    const { found } = await makeEngine(store).search("cat", true);
    assert.deepEqual(
      found.map(({ id }) => id),
      [0],
    );
  }
});
