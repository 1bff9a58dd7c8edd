import assert from "node:assert/strict";
import { test } from "node:test";
import { AmountReader } from "../../docs/assets/js/search/amounts.js";
import { Hearing } from "../../docs/assets/js/search/hearing.js";
import { shorten, toKana } from "../../docs/assets/js/search/romaji.js";
import { Spellings } from "../../docs/assets/js/search/spellings.js";
import { makeTokenizer, openStore, readFormat } from "./support.js";

const tokenizer = makeTokenizer();
const amounts = new AmountReader(readFormat());

/** @param {string} text */
const read = (text) => amounts.read(tokenizer.plain(text)).map(({ term }) => term);

test("an amount is one term in whatever writing", () => {
  for (const text of [
    "$500B",
    "US$500 billion",
    "half a trillion dollars",
    "五千億ドル",
    "0.5兆ドル",
  ]) {
    assert.deepEqual(read(text), ["#500000000000$"], text);
  }
  for (const text of ["£800m", "八億ポンド", "£0.8bn"]) {
    assert.deepEqual(read(text), ["#800000000£"]);
  }
  for (const text of ["10x", "十倍", "ten times", "tenfold"]) {
    assert.deepEqual(read(text), ["#10x"]);
  }
  for (const text of ["十八か月", "18カ月", "eighteen-month"]) {
    assert.deepEqual(read(text), ["#18m"]);
  }
  for (const text of ["5%", "五パーセント", "five per cent"]) {
    assert.deepEqual(read(text), ["#0.05%"]);
  }
  for (const text of ["一割", "10分の1", "十分の一"]) assert.deepEqual(read(text), ["#0.1%"]);
});

test("names and common words are no amounts", () => {
  assert.deepEqual(read("GPT-5 o3-mini, one of them, 十分に、一緒に"), []);
});

test("Latin letters are read as kana", () => {
  assert.equal(toKana("chuugoku"), toKana("tyuugoku"));
  assert.equal(toKana("kokkai"), "こつかい");
  assert.equal(toKana("shimbun"), "しんぶん");
  assert.equal(toKana("inference"), "");
  assert.equal(shorten("とうきよう"), shorten(toKana("tokyo")));
  assert.equal(shorten("りだしつぷ"), shorten(toKana("riidaashippu")));
});

/** @param {string} readings */
async function makeHearing(readings) {
  const { store } = await openStore({ "words/0": { v: "1", words: "", readings } });
  return new Hearing(new Spellings(store));
}

test("words in kana are cut where others end, not behind letters that are none", async () => {
  const hearing = await makeHearing("まわり\t周り\nぱり\tパリ\nぱりさ\t別\nさみつと\tサミット");
  const heard = async (/** @type {string} */ run) =>
    (await hearing.hear(run, true)).map(({ written }) => written?.[0]);
  assert.deepEqual(await heard("ぱりのさみつと"), ["パリ", "サミット"]);
  assert.deepEqual(await heard("ひまわり"), []);
  assert.deepEqual(
    (await hearing.hearLatin("samitto")).map(({ raw }) => raw),
    ["samitto"],
  );
  assert.deepEqual(await hearing.hearLatin("summit"), []);
});
