import assert from "node:assert/strict";
import { test } from "node:test";
import { measureDistance } from "../../docs/assets/js/search/distance.js";

test("letters added, dropped, changed and swapped count one each", () => {
  assert.equal(measureDistance("napster", "napster", 2), 0);
  assert.equal(measureDistance("napster", "napstar", 2), 1);
  assert.equal(measureDistance("napster", "napter", 2), 1);
  assert.equal(measureDistance("napster", "nappster", 2), 1);
  assert.equal(measureDistance("napster", "anpster", 2), 1);
  assert.equal(measureDistance("napster", "anpstar", 2), 2);
});

test("beyond what is of interest one more is enough", () => {
  assert.equal(measureDistance("napster", "dialogue", 1), 2);
});
