// Answers for the tests in Python: a line of JSON in, a list of texts; a line out, for each text
// what the tokenizer makes of it, by all rules or by those that are given as an argument.
import { createInterface } from "node:readline";
import { termsOf } from "../../docs/assets/js/search/query.js";
import { Tokenizer } from "../../docs/assets/js/search/tokenizer.js";
import { makeTokenizer } from "./support.js";

const [, , rules] = process.argv;
const tokenizer = rules ? new Tokenizer(JSON.parse(rules)) : makeTokenizer();

/** @param {string} text */
function describe(text) {
  const words = tokenizer.words(text);
  const asked = words
    .filter(({ kind }) => kind !== "hiragana")
    .flatMap((word) => termsOf(word, tokenizer.terms));
  const keys = [...new Set(asked.map((term) => tokenizer.findKey(term)))];
  return {
    words: words.map(({ kind, raw, text: compared }) => [kind, raw, compared]),
    folded: tokenizer.folded(text),
    asked,
    keys: keys.map((key) => [key, tokenizer.hashKey(key)]),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(describe))}\n`);
}
