import assert from "node:assert/strict";
import { test } from "node:test";
import { countLetters, pairs } from "../../docs/assets/js/search/tokenizer.js";
import { makeTokenizer, readJson } from "./support.js";

const tokenizer = makeTokenizer();

/** @type {{text: string, words: string[][], folded: string, keys: [string, number][]}[]} */
const cases = readJson("tests/cases/terms.json");

for (const { text, words, folded, keys } of cases) {
  test(`cuts as when the index is built: ${text}`, () => {
    const found = tokenizer.words(text).map((word) => [word.kind, word.raw, word.text]);
    assert.deepEqual(found, words);
    assert.equal(tokenizer.folded(text), folded);
    for (const [key, hash] of keys) assert.equal(tokenizer.hashKey(key), hash, key);
  });

  test(`tells where each compared letter stands: ${text}`, () => {
    const { out, starts, ends } = tokenizer.fold(text);
    assert.equal(starts.length, out.length);
    assert.equal(ends.length, out.length);
    for (const [n, start] of starts.entries()) {
      assert.ok(start < ends[n] && ends[n] <= text.length);
      assert.ok(n === 0 || starts[n - 1] <= start);
    }
  });
}

test("letters outside the first plane are one letter", () => {
  assert.deepEqual(pairs("𠮷野家"), ["𠮷野", "野家"]);
  assert.equal(countLetters("𠮷野"), 2);
});

test("a word's file is told by its beginning, a name's like its words'", () => {
  assert.equal(tokenizer.findKey("training"), "tra");
  assert.equal(tokenizer.findKey("=training day"), "tr");
  assert.equal(tokenizer.findKey("=training"), "tra");
  assert.equal(tokenizer.findKey("привет"), "при");
  assert.equal(tokenizer.findKey("推論"), "推論");
  assert.equal(tokenizer.findKey("=推論費用"), "推論");
  assert.equal(tokenizer.findKey("@こすと"), "@こすと");
});

test("a letter and its voicing mark stand where the letter stood", () => {
  const { out, starts, ends } = tokenizer.fold("xﾅｯﾌﾟ");
  assert.equal(out, "xなつぷ");
  assert.deepEqual(starts, [0, 1, 2, 3]);
  assert.deepEqual(ends, [1, 2, 3, 5]);
});
