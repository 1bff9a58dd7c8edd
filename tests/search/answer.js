// Answers for search/kinds.py, without a browser: a line of JSON in, {folder, queries}; a line out,
// per query what was found, best first, and which of its words nothing holds.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Engine } from "../../docs/assets/js/search/engine.js";
import { Later } from "../../docs/assets/js/search/later.js";
import { Near } from "../../docs/assets/js/search/near.js";
import { Store } from "../../docs/assets/js/search/store.js";

/** @param {string} folder of an index */
async function open(folder) {
  const load = async (/** @type {string} */ name) =>
    JSON.parse(await readFile(`${folder}/${name}.json`, "utf-8"));
  const store = new Store(load);
  await store.open();
  await store.rest();
  await store.widen();
  const later = new Later(store, await load("panel"));
  const engine = new Engine(store, async () => new Near(store));
  return { engine, later };
}

/** Where in an exchange, or on an event's page, a result leads that was found in what is closed. */
const OWN_PLACE = /-(?:note-[a-z0-9]+|since)$/;

for await (const line of createInterface({ input: process.stdin })) {
  const { folder, queries } = JSON.parse(line);
  const { engine, later } = await open(folder);
  const answers = [];
  for (const query of queries) {
    const result = await engine.search(query, true);
    const passed = later.filter(result.found, { event: "", topic: "", kind: "" });
    const { first, rest } = later.answer(result, passed, "");
    const found = [...first.items, ...rest().items].map(({ url, hash }) => {
      if (!url.startsWith("events/")) return url + (hash ? `#${hash}` : "");
      const place = hash.replace(OWN_PLACE, "");
      return place && url !== `events/${place}/` ? place : url;
    });
    answers.push({ found, missing: result.missing });
  }
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
