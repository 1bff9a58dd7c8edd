import assert from "node:assert/strict";
import { test } from "node:test";
import { Later } from "../../docs/assets/js/search/later.js";

test("what every object has is counted like any other name", () => {
  const store = { event: () => ["toString"], core: {} };
  const format = { parts: "g", ours: "g" };
  const panel = { topics: [["constructor", "", []]], on: [[0], [0]], kinds: [], format };
  // Only what filters ask of them.
  const later = new Later(/** @type {any} */ (store), /** @type {any} */ (panel));
  const one = { kind: "exchange", fields: new Set(["g"]) };
  const found = /** @type {any} */ ([
    { ...one, id: 0 },
    { ...one, id: 1 },
  ]);
  const wanted = { event: "", topic: "constructor", kind: "" };
  const { list, counts } = later.filter(found, wanted);
  assert.equal(list.length, 2);
  assert.deepEqual({ ...counts.topic }, { constructor: 2 });
  assert.deepEqual({ ...counts.event }, { toString: 2 });
});
