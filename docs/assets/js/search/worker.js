// The search, in a thread of its own. It speaks Material's protocol: READY (1) to it, QUERY (2) from
// it, RESULT (3) to it. FILES (0), PANEL (4), REST (5) and SEEN (6) are between it and `../search.js`,
// which starts it and adds filters to a query. Queries stay in the browser: all that leaves it is which
// files of the index to fetch, from the site itself.
import "./text.js"; // named here, all scripts come at once
import "./vendor/minisearch.js";
import { Engine, placed } from "./engine.js";
import { item } from "./item.js";
import { Store } from "./store.js";

const HOME = new URL("../../../search/", import.meta.url);
/** As many results there are at first; as many, if texts must be fetched. */
const [FIRST, FETCHED] = [10, 20];

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const post = (type, data) => self.postMessage({ type, data });

let sent; // files that the page has fetched meanwhile: Map of name to data
let opened; // the beginning of the index, or what went wrong
let store;
let engine;
let preparing; // what takes the texts: a promise, once it is asked for
let whole; // whether all of the index is here
let last; // the latest question
let seen = () => {}; // called once the first results are on the screen

function start(cache) {
  store = new Store(async (name) => {
    if (cache === "default" && sent.has(name)) return sent.get(name);
    const answer = await fetch(new URL(`${name}.json`, HOME), { cache });
    return answer.ok ? answer.json() : Promise.reject(new Error(name));
  });
  engine = new Engine(store, async () => (store.near ||= new (await import("./near.js")).Near(store)));
  preparing = whole = null;
  opened = store.open();
  opened.catch(() => {});
}

self.onmessage = async ({ data: { type, data } }) => {
  if (type === 0) {
    sent = new Map(data);
    start("default");
    post(1);
  }
  if (type === 6) seen();
  if (type !== 2) return;
  last = data;
  // Once more if the site was built anew since, or if the network was away for a moment.
  for (const again of [true, false]) {
    try {
      return await answer(data);
    } catch (error) {
      if (last !== data) return;
      if (again) start(error.renewed ? "reload" : "default");
      else if (!data.shown) post(3, { ...data, items: [], failed: true }); // else titles must do
    }
  }
};

async function answer(asked) {
  await opened;
  if (!asked.query.trim()) return post(3, { ...asked, items: [] });
  if (!whole) await early(asked);
  if (last !== asked) return;
  if (!whole && store.core.whole) {
    await store.rest();
    whole = true;
  }
  const later = await (preparing ||= prepared());
  const result = await engine.search(asked.query, true);
  const passed = later.filtered(result.found, asked);
  const top = (whole ? passed.list : placed(passed.list).slice(0, FETCHED)).map(({ id }) => id);
  await store.heads(top);
  await store.texts(top);
  if (last !== asked) return;
  const { first, rest } = later.answer(result, passed, asked.kind);
  post(3, { ...asked, ...first });
  // Material shows the others on scrolling: they can wait until these are on the screen.
  setTimeout(() => last === asked && post(5, { asked: asked.asked, ...rest() }));
}

/** Make ready what later answers need, a little at a time: keys that come meanwhile go first. */
async function warm(later) {
  const here = store;
  await engine.near().catch(() => {}); // what the next query may need without a network
  for (const step of [here.indexes(), later.shown.all()]) {
    for (const _ of step) {
      await pause(0);
      if (store !== here) return;
    }
  }
}

/** What the index alone tells, before any text is here. */
async function early(asked) {
  // Files for one letter are of no use to who types a word at once.
  if (!preparing && asked.query.length < 3) await pause(40);
  if (last !== asked) return;
  const { found } = await engine.search(asked.query, false);
  if (asked.event || asked.topic || asked.kind) return;
  let top = placed(found).slice(0, FIRST).map(({ id }) => id);
  const named = top.filter((id) => store.head(id));
  if (named.length) top = named;
  else await store.heads(top);
  if (!top.length || last !== asked) return;
  const heads = top.map((id) => store.head(id));
  post(3, { ...asked, items: heads.map((head) => [item(head)]), hashes: heads.map(({ hash }) => hash), early: true });
  asked.shown = true;
  // The screen first, then the next files.
  if (!preparing) await Promise.race([new Promise((done) => (seen = done)), pause(300)]);
}

async function prepared() {
  const [panel, { Later }] = await Promise.all([store.file("panel"), import("./later.js")]);
  post(4, { ...panel, events: store.core.events });
  const later = new Later(store, panel);
  if (whole) setTimeout(() => warm(later));
  return later;
}
