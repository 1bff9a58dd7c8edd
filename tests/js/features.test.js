import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseHidden, readHidden, withHidden } from "../../docs/assets/js/kinds.js";
import { makePattern, splitStretch } from "../../docs/assets/js/marks.js";
import { compareKeys } from "../../docs/assets/js/tables.js";
import { placeTip } from "../../docs/assets/js/terms.js";

test("the choice of kinds stands in the address, readable", () => {
  const page = "https://example.org/ja/?q=a#b";
  const address = withHidden(page, new Set(["note", "gist"]));
  assert.equal(address, "https://example.org/ja/?q=a&hide=note,gist#b");
  assert.deepEqual(readHidden(new URL(address).search), new Set(["note", "gist"]));
  assert.equal(withHidden(address, new Set()), page);
  assert.deepEqual(readHidden(""), new Set());
});

test("kinds that a page does not hold stay as they were", () => {
  const inputs = [
    { value: "note", checked: true },
    { value: "gist", checked: false },
  ];
  assert.deepEqual(chooseHidden(new Set(["note", "remark"]), inputs), new Set(["remark", "gist"]));
});

test("amounts sort by what they amount to, those that are none last", () => {
  const order = new Intl.Collator("ja", { numeric: true });
  const sort = (/** @type {number} */ sign) =>
    [3, Number.NaN, 20, 1].sort((one, other) => compareKeys(order, one, other, sign));
  assert.deepEqual(sort(1), [1, 3, 20, Number.NaN]);
  assert.deepEqual(sort(-1), [20, 3, 1, Number.NaN]);
  assert.ok(compareKeys(order, "Q2", "Q10", 1) < 0);
  assert.ok(compareKeys(order, "Q2", "Q10", -1) > 0);
});

test("words are marked from their beginning, the longest first, whatever marks they hold", () => {
  const found = (/** @type {string[]} */ marks, /** @type {string} */ text) =>
    [...text.matchAll(makePattern(marks) ?? /$^/g)].map(([words]) => words);
  assert.deepEqual(found(["ai", "AI safety"], "details, AI safety, ai"), ["AI safety", "ai"]);
  assert.deepEqual(found(["論"], "推論"), ["論"]);
  assert.deepEqual(found(["мир"], "кумир, мир"), ["мир"]);
  assert.deepEqual(found(["a/b (c)?"], "a/b (c)?"), ["a/b (c)?"]);
  assert.equal(makePattern([]), null);
  assert.equal(makePattern([""]), null);
});

test("a stretch over several texts is cut at their ends", () => {
  assert.deepEqual(splitStretch([3, 0, 4, 2], 2, 8), [
    { number: 3, from: 0, to: 1 },
    { number: 2, from: 0, to: 4 },
    { number: 0, from: 2, to: 3 },
  ]);
});

test("a tip stays on the screen", () => {
  const tip = { width: 200, height: 50 };
  const screen = { width: 400, height: 300 };
  assert.deepEqual(placeTip({ left: 20, top: 10, bottom: 30 }, tip, screen), { left: 20, top: 36 });
  assert.deepEqual(placeTip({ left: 390, top: 270, bottom: 290 }, tip, screen), {
    left: 192,
    top: 214,
  });
  assert.equal(placeTip({ left: -50, top: 10, bottom: 30 }, tip, screen).left, 8);
});
