import assert from "node:assert/strict";
import { test } from "node:test";
import { RenewedError, Store } from "../../docs/assets/js/search/store.js";
import { openStore } from "./support.js";

test("a file is fetched once, and again only after it could not be had", async () => {
  const { store, loaded, all } = await openStore({});
  await store.need(["cat", "dog"]);
  await store.need(["cat"]);
  assert.deepEqual(loaded, ["core", "terms/0"]);
  delete all["words/0"];
  await assert.rejects(store.file("words/0"));
  all["words/0"] = { v: "1" };
  assert.deepEqual(await store.file("words/0"), { v: "1" });
});

test("files of two builds are not mixed", async () => {
  const { store } = await openStore({ "terms/0": { v: "2", terms: {} } });
  await assert.rejects(async () => store.need(["cat"]), RenewedError);
});

test("heads say where a document stands", async () => {
  const files = { "heads/1": { v: "1", heads: [[0, "Dog", "glossary/#dog", "term"]] } };
  const { store, loaded } = await openStore(files, { documents: 65 });
  const { heads_per_file: size } = store.core.format;
  assert.equal(store.head(size), null);
  await store.heads([0, size]);
  assert.deepEqual(loaded, ["core", "heads/1"]); // the first come with the core
  assert.equal(store.head(size)?.title, "Dog");
  const { url, hash, kind, label } = store.head(1) ?? {};
  assert.deepEqual([url, hash, kind, label], ["events/talk/", "talk-q2", "exchange", "Q2"]);
  assert.equal(store.head(2)?.url, "glossary/");
  assert.equal(store.head(2)?.hash, "cat");
  assert.equal(store.event(2), undefined);
});

test("the rest comes in one file and is not asked for again", async () => {
  const files = { "terms/0": { terms: { cat: "a" } }, "texts/0": { from: 0, texts: [[], [], []] } };
  const { store, loaded } = await openStore({ all: { v: "1", files } });
  await store.rest();
  await store.need(["cat"]);
  assert.equal(store.look("cat").size, 1);
  assert.deepEqual(loaded, ["core", "all"]);
});

test("nothing is looked up before the index is open", () => {
  const store = new Store(async () => ({}));
  assert.throws(() => store.core, /not been opened/);
  assert.throws(() => store.tokenizer, /not been opened/);
});
