// What tests share: the rules of the format, and small indexes.
import { readFileSync } from "node:fs";
import { Store } from "../../docs/assets/js/search/store.js";
import { Tokenizer } from "../../docs/assets/js/search/tokenizer.js";

/** @import { Format } from "../../docs/assets/js/search/rules.js" */

/** @param {string} path under the repository's root */
export function readJson(path) {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf-8"));
}

/** @returns {Format} the rules, with the letters of all languages as common ones */
export function readFormat() {
  const rules = readJson("scripts/dialogues/search/format.json");
  return { ...rules, common: Object.values(rules.common).join("") };
}

export const makeTokenizer = () => new Tokenizer(readFormat());

/**
 * An opened store of an index with one file of each sort; two exchanges of one event come first.
 * @param {Record<string, any>} files data by name, over those that are empty
 * @param {Record<string, any>} [core]
 */
export async function openStore(files, core = {}) {
  /** @type {string[]} */
  const loaded = [];
  /** @type {Record<string, any>} */
  const all = {
    core: {
      v: "1",
      language: "en",
      documents: 3,
      events: [["talk", "Talk", 2]],
      files: { terms: 1, words: 1, heads: 1, texts: 1 },
      whole: false,
      format: readFormat(),
      heads: [
        [0, "On cats", "-q1", "Q1"],
        [0, "On dogs", "-q2", "Q2"],
        [0, "Cat", "glossary/#cat", "term"],
      ],
      ...core,
    },
    panel: { v: "1", format: readFormat() },
    "terms/0": { v: "1", terms: {} },
    "words/0": { v: "1", words: "", readings: "" },
    "texts/0": { v: "1", from: 0, texts: [[], [], []] },
    ...files,
  };
  const store = new Store(async (name) => {
    loaded.push(name);
    if (!(name in all)) throw new Error(name);
    return structuredClone(all[name]);
  });
  await store.open();
  return { store, loaded, all };
}
