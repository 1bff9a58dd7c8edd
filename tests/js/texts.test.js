import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine } from "../../docs/assets/js/search/engine.js";
import { Later } from "../../docs/assets/js/search/later.js";
import { Near } from "../../docs/assets/js/search/near.js";
import { cutPieces, findSpots } from "../../docs/assets/js/search/marking.js";
import { findPlaces } from "../../docs/assets/js/search/places.js";
import { makeTokenizer, openStore, readFormat } from "./support.js";

const tokenizer = makeTokenizer();

/**
 * @param {string} text
 * @param {string} wanted in its compared form
 */
const places = (text, wanted) =>
  findPlaces(text, tokenizer.fold(text), wanted, tokenizer).map(([start, end]) =>
    text.slice(start, end),
  );

test("words stand in a text in whatever form", () => {
  assert.deepEqual(places("ＤｅｅｐＳｅｅｋ, deepseek", "deepseek"), [
    "ＤｅｅｐＳｅｅｋ",
    "deepseek",
  ]);
  assert.deepEqual(places("ナップスター・ﾅｯﾌﾟｽﾀｰ", "なつぷすた"), ["ナップスター", "ﾅｯﾌﾟｽﾀｰ"]);
  assert.deepEqual(places("𠮷野家の牛丼", "野家"), ["野家"]);
  assert.deepEqual(places("die Straße", "strass"), ["Straße"]);
  assert.deepEqual(places("Привет", "при"), ["При"]);
});

test("words between spaces are found from their beginning, with the ending they lost", () => {
  assert.deepEqual(places("details of AI", "ai"), ["AI"]);
  assert.deepEqual(places("OpenAI", "ai"), ["AI"]);
  assert.deepEqual(places("impossible possible", "possible"), ["possible"]);
  assert.deepEqual(places("Trainings for training", "train"), ["Trainings", "training"]);
  assert.deepEqual(places("неправда, правда", "правда"), ["правда"]);
});

test("a number is no part of a longer one", () => {
  assert.deepEqual(places("10, 100 and 210", "10"), ["10"]);
});

test("a text is cut into pieces, of which every second one was found", () => {
  const cut = (/** @type {string} */ text, /** @type {string[]} */ ...needles) => {
    const weighed = new Map(needles.map((one) => [one, 1]));
    const spots = findSpots({ text, form: tokenizer.fold(text) }, weighed, tokenizer);
    return cutPieces(text, spots, 0, text.length);
  };
  assert.deepEqual(cut("A cat & a <dog>", "cat", "dog"), ["A ", "cat", " & a <", "dog", ">"]);
  assert.deepEqual(cut("cat", "cat"), ["", "cat", ""]);
  assert.deepEqual(cut("推論コスト", "推論", "こすと"), ["", "推論コスト", ""]);
  assert.deepEqual(cut("nothing", "cat"), ["nothing"]);
});

const LONG = `${"Nothing of it. ".repeat(30)}A cat & a <dog> met there. ${"More. ".repeat(60)}`;

async function makeLater() {
  const { store } = await openStore({
    "terms/0": { v: "1", terms: { cat: "gt 1a 1t", dog: "1a", "=cat": "2m" } },
    "texts/0": {
      v: "1",
      from: 0,
      texts: [
        [["g", "Cats it is."]],
        [
          ["a", LONG],
          ["n", "A note."],
        ],
        [["", "An animal."]],
      ],
    },
  });
  await store.heads([0]);
  await store.texts([0, 1, 2]);
  const engine = new Engine(store, async () => new Near(store));
  const words = { "kind-g": "In brief", "kind-a": "Answer", "kind-term": "Term" };
  const panel = {
    words,
    topics: /** @type {[string, string][]} */ ([["pets", "Pets"]]),
    on: [[0], []],
  };
  return { engine, later: new Later(store, { ...panel, kinds: ["term"], format: readFormat() }) };
}

const ANY = { event: "", topic: "", kind: "" };

test("an answer has excerpts from the passage that holds what was asked, marked", async () => {
  const { engine, later } = await makeLater();
  const result = await engine.search("dogs", true);
  const { first, rest } = later.answer(result, later.filter(result.found, ANY), "");
  assert.equal(first.items.length, 1);
  const [{ url, hash, label, title, about, text }] = first.items;
  assert.deepEqual([url, hash, label], ["events/talk/", "talk-q2", "Q2"]);
  assert.deepEqual(title, ["On ", "dogs", ""]);
  assert.deepEqual(about, ["Talk", "Answer"]);
  assert.equal(text.length, 3);
  assert.match(text[0], /^….*A cat & a <$/);
  assert.equal(text[1], "dog");
  assert.match(text[2], /^> met there\..*…$/);
  assert.deepEqual(rest().items, []);
  assert.deepEqual(rest().marks, [["dogs", "dog"]]);
});

test("filters let through what they name, and count what each would", async () => {
  const { engine, later } = await makeLater();
  const { found } = await engine.search("cat", true);
  const all = later.filter(found, ANY);
  assert.deepEqual(all.list.map(({ id }) => id).sort(), [0, 1, 2]);
  assert.deepEqual(all.counts.event, { talk: 2 });
  assert.deepEqual(all.counts.topic, { pets: 1 });
  assert.deepEqual(all.counts.kind, { g: 1, a: 1, term: 1 });
  const { list, counts } = later.filter(found, { ...ANY, kind: "term" });
  assert.deepEqual(
    list.map(({ id }) => id),
    [2],
  );
  assert.deepEqual(counts.kind, all.counts.kind);
  assert.deepEqual(counts.event, {});
});

test("what holds the query itself comes before what holds its words", async () => {
  const { engine, later } = await makeLater();
  const result = await engine.search("a <dog> met", true);
  const passed = later.filter(result.found, ANY);
  later.answer(result, passed, "");
  assert.ok(passed.list[0].rank > 1000);
});

test("the end of a verb is no word in katakana", async () => {
  const { store } = await openStore(
    {
      "terms/0": { v: "1", terms: { めた: "1n", "@めた": "1n" } },
      "meanings/0": { v: "1", meanings: { めた: "i" } },
      "texts/0": { v: "1", from: 0, texts: [[["a", "要約では改めた。"]], [["n", "メタも。"]], []] },
    },
    { files: { terms: 1, words: 1, heads: 1, texts: 1, meanings: 1 } },
  );
  await store.texts([0]);
  const result = await new Engine(store, async () => new Near(store)).search("メタ", true);
  assert.deepEqual(
    result.found.map(({ id, lacks }) => [id, lacks]),
    [
      [0, ["メタ"]],
      [1, []],
    ],
  );
  const panel = { words: {}, topics: [], on: [[], []], kinds: ["term"], format: readFormat() };
  const later = new Later(store, panel);
  const { items } = later.answer(result, later.filter(result.found, ANY), "").first;
  assert.deepEqual(
    items.map(({ hash, text }) => [hash, text]),
    [
      ["talk-q2", ["", "メタ", "も。"]],
      ["talk-q1", ["要約では改めた。"]],
    ],
  );
});
