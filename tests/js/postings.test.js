import assert from "node:assert/strict";
import { test } from "node:test";
import { Postings, parseLine, scoreField } from "../../docs/assets/js/search/postings.js";

/**
 * @param {unknown} value
 * @param {number} wanted
 */
function assertNear(value, wanted) {
  assert.ok(Math.abs(Number(value) - wanted) < 1e-9, `${value} is not ${wanted}`);
}

test("a line holds distances, fields and counts", () => {
  const held = parseLine("a2q 3t 1a");
  assert.deepEqual(
    [...(held.get("a") ?? [])],
    [
      [0, 2],
      [4, 1],
    ],
  );
  assert.deepEqual([...(held.get("q") ?? [])], [[0, 1]]);
  assert.deepEqual([...(held.get("t") ?? [])], [[3, 1]]);
});

test("fields are scored by BM25+", () => {
  // ln(1 + (100 - 2 + 0.5) / (2 + 0.5)) * (0.5 + 3 * 2.2 / (3 + 1.2))
  assertNear(scoreField(3, 2, 100), Math.log(1 + 98.5 / 2.5) * (0.5 + 6.6 / 4.2));
});

test("rarer terms and more occurrences are worth more, ever less so", () => {
  assert.ok(scoreField(1, 1, 100) > scoreField(1, 50, 100));
  const [one, two, three] = [1, 2, 3].map((times) => scoreField(times, 1, 100));
  assert.ok(two > one && three > two && three - two < two - one);
});

test("terms that begin with the one asked for count less, the longer the less", () => {
  const postings = new Postings({ cost: "a", costs: "1a", costing: "2a", coast: "3a" }, 10, {
    a: 2,
  });
  const exact = postings.look("cost");
  assert.deepEqual([...exact.keys()], [0]);
  const begun = postings.look("cost", "cost");
  assert.deepEqual([...begun.keys()], [0, 1, 2]);
  const score = 2 * scoreField(1, 1, 10);
  assertNear(begun.get(0)?.score, score);
  assertNear(begun.get(1)?.score, (score * 0.375 * 5) / (5 + 0.3));
  assertNear(begun.get(2)?.score, (score * 0.375 * 7) / (7 + 0.9));
});

test("a short stem is no beginning of other words than were typed", () => {
  const terms = { fir: "a", fire: "1a", first: "2a", firing: "3a", own: "4a", ownership: "5a" };
  const postings = new Postings({ ...terms, regulation: "6a" }, 10, { a: 1 });
  const look = (/** @type {[string, string]} */ ...asked) => [...postings.look(...asked).keys()];
  assert.deepEqual(look("fir", "fir"), [0, 1, 2, 3]);
  assert.deepEqual(look("fir", "firing"), [0, 1, 3]);
  assert.deepEqual(look("own", "owner"), [4, 5]);
  assert.deepEqual(look("regulat", "regulate"), [6]);
});

test("a document's fields add up; each term is named once", () => {
  const hit = new Postings({ cat: "a2t" }, 10, { t: 5, a: 1 }).look("cat").get(0);
  assertNear(hit?.score, 5 * scoreField(1, 1, 10) + scoreField(2, 1, 10));
  assert.deepEqual(hit?.fields, ["t", "a"]);
  assert.deepEqual(hit?.terms, ["cat"]);
});

test("terms that are no data of ours are not found", () => {
  assert.equal(new Postings({}, 10, { a: 1 }).look("constructor").size, 0);
});
