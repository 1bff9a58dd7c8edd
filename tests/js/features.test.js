import assert from "node:assert/strict";
import { test } from "node:test";
import { makePattern, splitStretch } from "../../docs/assets/js/marks.js";
import { spaceNotes } from "../../docs/assets/js/notes.js";
import { findShift } from "../../docs/assets/js/place.js";
import { findRead, findScroll } from "../../docs/assets/js/scrolling.js";
import { compareKeys } from "../../docs/assets/js/tables.js";
import { placeTip } from "../../docs/assets/js/terms.js";
import { chooseOther, readHidden, withChoice } from "../../docs/assets/js/view.js";

test("the choice of what is shown stands in the address, readable", () => {
  const page = "https://example.org/ja/?q=a#b";
  const address = withChoice(page, { hidden: new Set(["note", "source"]), view: "both-en" });
  assert.equal(address, "https://example.org/ja/?q=a&hide=note,source&view=both-en#b");
  assert.deepEqual(readHidden(new URL(address).search), new Set(["note", "source"]));
  assert.equal(withChoice(address, { hidden: new Set(), view: "" }), page);
  assert.deepEqual(readHidden(""), new Set());
});

test("a page stands beside the language that is asked for, else beside its first other one", () => {
  assert.equal(chooseOther("both-ko", ["en", "ko"]), "ko");
  assert.equal(chooseOther("both-ja", ["en", "ko"]), "en");
  assert.equal(chooseOther("", ["en"]), "");
  assert.equal(chooseOther("both-en", []), "");
});

test("notes stand beside their lines, and never on each other", () => {
  const spaced = spaceNotes([
    { row: 0, offset: 10, height: 20 },
    { row: 0, offset: 12, height: 100 },
    { row: 60, offset: 90, height: 20 },
    { row: 300, offset: 320, height: 20 },
  ]);
  assert.deepEqual(spaced, { margins: [10, 0, 70, 20], end: 340 });
  assert.deepEqual(spaceNotes([]), { margins: [], end: 0 });
});

test("an exchange stays where it is, its paragraph as near to its place as that allows", () => {
  assert.equal(findShift({ outer: -200, inner: 100 }, { outer: 300, inner: 650 }), 550);
  assert.equal(findShift({ outer: -200, inner: 100 }, { outer: 300, inner: 900 }), 580);
  assert.equal(findShift({ outer: 50, inner: 50 }, { outer: 50, inner: 50 }), 0);
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

test("what is read is the last part above the line, and at the end of a page the last one", () => {
  assert.equal(findRead([100, 300, 900], 120, false), 0);
  assert.equal(findRead([-500, -20, 120, 400], 120, false), 2);
  assert.equal(findRead([130, 300], 120, false), -1);
  assert.equal(findRead([130, 300], 120, true), 1);
  assert.equal(findRead([], 120, true), -1);
  assert.equal(findRead([-100, Number.POSITIVE_INFINITY], 120, false), 0);
});

test("a list is scrolled where its link does not show, which then stands in the middle", () => {
  const list = { top: 100, bottom: 500 };
  assert.equal(findScroll({ top: 100, bottom: 120 }, list), 0);
  assert.equal(findScroll({ top: 480, bottom: 500 }, list), 0);
  assert.equal(findScroll({ top: 590, bottom: 610 }, list), 300);
  assert.equal(findScroll({ top: -10, bottom: 10 }, list), -300);
});
