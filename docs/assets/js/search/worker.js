// The search, in a thread of its own. It speaks Material's protocol: READY (1) to it, QUERY (2) from
// it, RESULT (3) to it; `../search.js` starts it and adds filters to a query, and what the panel
// shows to a result. Nothing of a query goes anywhere but back to the page.
import { Engine } from "./engine.js";
import { places, remembered } from "./text.js";

const HOME = new URL("../../../search/", import.meta.url);
const load = (name, options) =>
  fetch(new URL(name, HOME), options).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(name))));
const post = (type, data) => self.postMessage({ type, data });
const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

let core;
let engine;
let rest; // the texts and the library, on their way
let whole = false;
let last = null;

const ready = load("core.json").then((data) => {
  core = data;
  engine = new Engine(core);
  post(1, { words: core.w, events: core.e, topics: core.t.map(([slug, title]) => [slug, title]) });
});

self.onmessage = async ({ data: { type, data } }) => {
  if (type !== 2) return;
  last = data;
  await ready;
  if (last !== data) return;
  const first = answer(data);
  // What the titles do not tell, the texts may: nobody is told "nothing" before they are read.
  if (whole || !data.query.trim() || first.items.length) post(3, first);
  if (whole || !data.query.trim()) return;
  rest ||= texts();
  await rest;
  if (last === data) {
    const second = answer(data);
    post(3, second);
  }
};

/** The texts and MiniSearch, once something is asked; data anew if it is of two builds. */
async function texts() {
  try {
    let [text, { default: MiniSearch }] = await Promise.all([load("text.json"), import("./vendor/minisearch.js")]);
    if (text.v !== core.v) {
      [core, text] = await Promise.all(["core.json", "text.json"].map((name) => load(name, { cache: "reload" })));
    }
    engine = new Engine(core, text, MiniSearch);
    whole = true;
  } catch {
    rest = null; // offline: the titles go on answering, the next query tries again
  }
}

function answer({ query, asked, event, topic, kind }) {
  const { found, fixed } = query.trim() ? engine.search(query) : { found: [], fixed: "" };
  const at = core.e.findIndex(([id]) => id === event);
  const on = core.t.findIndex(([slug]) => slug === topic);
  const tests = {
    event: ({ doc }) => at < 0 || doc.event === at,
    topic: ({ doc }) => on < 0 || doc.topics.includes(on),
    kind: ({ letters }) => !kind || letters.includes(kind),
  };
  // Each filter counts what the others let through.
  const passing = (...names) => found.filter((one) => names.every((name) => tests[name](one)));
  const count = (list, values) => {
    const counts = {};
    for (const one of list) for (const value of values(one)) if (value !== undefined) counts[value] = (counts[value] || 0) + 1;
    return counts;
  };
  const shown = passing("event", "topic", "kind");
  return {
    items: shown.map((one, n) => [item(one, kind, shown.length - n)]),
    query,
    asked,
    whole,
    fixed,
    total: found.length,
    hashes: shown.map(({ doc }) => doc.hash),
    marks: shown.map(surfaces),
    counts: {
      event: count(passing("topic", "kind"), ({ doc }) => [core.e[doc.event]?.[0]]),
      topic: count(passing("event", "kind"), ({ doc }) => doc.topics.map((n) => core.t[n][0])),
      kind: count(passing("event", "topic"), ({ letters }) => letters),
    },
  };
}

/** A result as Material shows it. It takes title and text as HTML: all that is ours is escaped. */
function item({ doc, needles }, kind, score) {
  const label = doc.label ? `<span class="dn-number">${escape(doc.label)}</span> ` : "";
  const [letter, text] = excerpt(doc, needles, kind);
  const about = [doc.short, core.w[`kind-${doc.kind === "exchange" ? letter : doc.kind}`]].filter(Boolean);
  const meta = `<span class="dn-search__meta">${about.map(escape).join(" · ")}</span>`;
  return { location: doc.url, title: label + marked(doc.title, 0, doc.title.length, needles), text: `${meta}${text}`, score, terms: {} };
}

const spots = (text, needles) => {
  const form = remembered(text);
  return [...needles].flatMap(([needle, weight]) => places(text, form, needle).map(([start, end]) => ({ start, end, needle, weight })));
};

/** The passage that holds the most of what was asked, with its kind of text. */
function excerpt(doc, needles, kind) {
  const size = core.l === "ja" ? 90 : 190;
  let best = { value: -1 };
  for (const [letter, text] of doc.parts) {
    if (kind && LETTER.has(kind) && letter !== kind) continue;
    const all = spots(text, needles).sort((one, other) => one.start - other.start);
    for (const { start } of all.length ? all : [{ start: 0 }]) {
      const seen = new Map(all.filter((s) => s.start >= start && s.end <= start + size * 0.8).map((s) => [s.needle, s.weight]));
      const value = [...seen.values()].reduce((sum, weight) => sum + weight, 0);
      if (value > best.value + 1e-9) best = { value, letter, text, start };
    }
  }
  if (!best.text) return ["g", ""];
  const { letter, text } = best;
  let start = best.start < size * 0.6 ? 0 : Math.max(0, Math.min(best.start - Math.round(size * 0.3), text.length - size));
  if (start) {
    // From the beginning of a sentence or word, where one is near.
    const stops = (core.l === "ja" ? ["。", "、", "」"] : [". ", ", ", " "]).map((stop) => [text.indexOf(stop, start - 10), stop.length]);
    const near = stops.find(([at]) => at >= 0 && at < start + 15 && at < best.start);
    if (near) start = near[0] + near[1];
  }
  let end = Math.min(text.length, start + size);
  if (end < text.length && core.l !== "ja") end = Math.max(text.lastIndexOf(" ", end), start + size / 2);
  return [letter, (start > 0 ? "…" : "") + marked(text, start, end, needles) + (end < text.length ? "…" : "")];
}

const LETTER = new Set("qgasn");

/** A stretch of a text as HTML, the words found in it marked. */
function marked(text, start, end, needles) {
  const inside = spots(text, needles).filter((s) => s.end > start && s.start < end);
  inside.sort((one, other) => one.start - other.start || other.end - one.end);
  let html = "";
  let last = start;
  for (let n = 0; n < inside.length; n += 1) {
    const from = Math.max(inside[n].start, last);
    let to = inside[n].end;
    while (inside[n + 1]?.start <= to) to = Math.max(to, inside[(n += 1)].end);
    to = Math.min(to, end);
    if (to > from) {
      html += `${escape(text.slice(last, from))}<mark>${escape(text.slice(from, to))}</mark>`;
      last = to;
    }
  }
  return html + escape(text.slice(last, end));
}

/** What to mark on the page: the words as they stand in the text. */
function surfaces({ doc, needles }) {
  const found = new Set();
  for (const { start, end } of spots(doc.text, needles)) found.add(doc.text.slice(start, end));
  return [...found].slice(0, 12);
}
