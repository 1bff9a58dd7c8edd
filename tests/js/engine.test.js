import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine } from "../../docs/assets/js/search/engine.js";
import { Near } from "../../docs/assets/js/search/near.js";
import { cutQuery, termsOf } from "../../docs/assets/js/search/query.js";
import { placeResults } from "../../docs/assets/js/search/ranking.js";
import { makeTokenizer, openStore } from "./support.js";

const tokenizer = makeTokenizer();

/** @param {string} query */
const weights = (query) => cutQuery(query, tokenizer).map(({ raw, weight }) => [raw, weight]);

/**
 * @param {Record<string, string>} terms
 * @param {{words?: string, readings?: string}} [spellings]
 */
async function makeEngine(terms, { words = "", readings = "" } = {}) {
  const files = { "terms/0": { v: "1", terms }, "words/0": { v: "1", words, readings } };
  const { store } = await openStore(files);
  const near = new Near(store);
  return new Engine(store, async () => near);
}

test("words of a question weigh what they say", () => {
  assert.deepEqual(weights("What is the cost of good training?"), [
    ["cost", 1],
    ["good", 0.2],
    ["training", 1],
  ]);
  assert.deepEqual(weights("安い方法と車"), [
    ["安", 0.7],
    ["い", 1],
    ["方法", 0.2],
    ["と", 1],
    ["車", 0.7],
  ]);
});

test("a query of nothing but common words is about these", () => {
  assert.deepEqual(weights("who are they"), [
    ["who", 1],
    ["are", 1],
    ["they", 1],
  ]);
});

test("each kind of word has its terms", () => {
  const terms = (/** @type {string} */ text) =>
    tokenizer.words(text).flatMap((word) => termsOf(word, tokenizer.terms));
  assert.deepEqual(terms("costs"), ["cost"]);
  assert.deepEqual(terms("コスト"), ["こす", "すと"]);
  assert.deepEqual(terms("車"), ["車", "車|"]);
  assert.deepEqual(terms("한국어"), ["한국", "국어"]);
  assert.deepEqual(terms("한"), ["한"]);
});

test("what holds all of a query comes first", async () => {
  const engine = await makeEngine({ cat: "a 1a", dog: "1a" });
  const { found, fixed, single } = await engine.search("cats dogs", true);
  assert.deepEqual(
    found.map(({ id }) => id),
    [1, 0],
  );
  assert.equal(fixed, "");
  assert.equal(single, false);
});

test("words are found by their beginning, in any alphabet", async () => {
  const engine = await makeEngine({ привет: "1a", training: "a" });
  assert.deepEqual(
    (await engine.search("прив", false)).found.map(({ id }) => id),
    [1],
  );
  assert.deepEqual(
    (await engine.search("trai", false)).found.map(({ id }) => id),
    [0],
  );
});

test("Hangul is found by pairs of syllables", async () => {
  const engine = await makeEngine({ 한국: "a", 국어: "a 1a" });
  const { found } = await engine.search("한국어", true);
  assert.deepEqual(
    found.map(({ id }) => id),
    [0, 1],
  );
});

test("what speaks of a name comes first", async () => {
  const engine = await makeEngine({ cat: "a9t 1a", "=cat": "2m" });
  const { found } = await engine.search("Cat", true);
  assert.equal(found[0].id, 2);
  assert.equal(found[0].name, true);
});

test("a slip is put right", async () => {
  const engine = await makeEngine({ napster: "1a" }, { words: "napster\tNapster\t1" });
  const { found, fixed } = await engine.search("napstar", true);
  assert.deepEqual(
    found.map(({ id }) => id),
    [1],
  );
  assert.equal(fixed, "Napster");
});

test("a slip behind a stem is told and put right, half a word is neither", async () => {
  const engine = await makeEngine({ reskill: "1a" }, { words: "reskilling\treskilling\t1" });
  for (const [query, fix, missing] of /** @type {const} */ ([
    ["reskiling", "reskilling", ["reskiling"]],
    ["reskil", "", []],
    ["reskilling", "", []],
  ])) {
    const { found, fixed, missing: told } = await engine.search(query, true);
    assert.deepEqual([found[0]?.id, fixed, told], [1, fix, missing], query);
  }
});

test("two words written together are found", async () => {
  const engine = await makeEngine({ data: "a", center: "", centr: "a 1a" });
  const { found, fixed } = await engine.search("datacenter", true);
  assert.deepEqual(
    found.map(({ id }) => id),
    [0],
  );
  assert.equal(fixed, "data center");
});

test("kana find what is read so", async () => {
  const terms = { 推論: "1a", 推: "1a", 論: "1a" };
  const engine = await makeEngine(terms, { readings: "すいろん\t推論" });
  assert.deepEqual(
    (await engine.search("すいろん", true)).found.map(({ id }) => id),
    [1],
  );
  assert.deepEqual(
    (await engine.search("すい", true)).found.map(({ id }) => id),
    [1],
  );
  assert.deepEqual((await engine.search("ぬるぽがっ", true)).found, []);
});

test("a kanji within other words is worth less than one by itself", async () => {
  const engine = await makeEngine({ 会: "a 1a", "会|": "1a" });
  const { found } = await engine.search("会", true);
  assert.deepEqual(
    found.map(({ id }) => id),
    [1, 0],
  );
  assert.ok(found[0].score > 2 * found[1].score);
});

test("what is named stands first, other pages only where they answer far better", () => {
  const kinds = /** @type {const} */ (["page", "page", "event", "exchange", "exchange", "page"]);
  const ranks = [9, 7, 12, 5, 3, 30];
  const place = (/** @type {{named?: number, title?: number, alias?: number}} */ given) =>
    placeResults(
      kinds.map((kind, id) => ({
        id,
        score: 0,
        rank: ranks[id],
        part: 1,
        name: id === given.named || id === given.alias,
        title: id === given.title,
        alias: id === given.alias,
        kind,
        lacks: [],
        fields: new Set(/** @type {string[]} */ ([])),
        words: [],
        needles: new Map(),
      })),
    ).map(({ id }) => id);
  assert.deepEqual(place({}), [3, 2, 5, 4, 0, 1]);
  assert.deepEqual(place({ title: 1, alias: 0 }), [1, 0, 3, 2, 5, 4]);
  assert.deepEqual(place({ alias: 1 }), [1, 3, 2, 5, 4, 0]);
  // A topic's other name: not first for that, but as an exchange would be.
  assert.deepEqual(place({ named: 1 }), [1, 3, 2, 5, 4, 0]);
  assert.deepEqual(place({ named: 0, title: 4 }), [4, 0, 3, 2, 5, 1]);
});

test("a topic's other names are not first, those of people and terms are", async () => {
  for (const [field, alias] of /** @type {const} */ ([
    ["k", false],
    ["m", true],
  ])) {
    const engine = await makeEngine({ cat: "1a 1a", "=cat": `1m 1${field}` });
    const { found } = await engine.search("cat", true);
    const names = found.map((one) => [one.id, one.name, one.alias]);
    assert.deepEqual(names, [
      [1, true, false],
      [2, true, alias],
    ]);
  }
});

test("rules that few queries need are fetched for these alone", async () => {
  for (const [query, needs] of /** @type {const} */ ([
    ["cats and 犬「猫」", false],
    ["Łódź", true],
    ["500", true],
  ])) {
    const { store, loaded } = await openStore({});
    const near = new Near(store);
    await new Engine(store, async () => near).search(query, false);
    assert.equal(loaded.includes("panel"), needs, query);
  }
});

test("titles are found without them, too", async () => {
  const { store } = await openStore({ "terms/0": { v: "1", terms: { cat: "0t" } }, panel: {} });
  const near = new Near(store);
  for (const query of ["cats 500", "cats Łódź"]) {
    const { found } = await new Engine(store, async () => near).search(query, false);
    assert.deepEqual([query, found[0]?.id], [query, 0]);
  }
});
