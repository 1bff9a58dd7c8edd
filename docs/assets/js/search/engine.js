// Matching. MiniSearch keeps the index, scores words and finds near ones; here a query is cut into
// words, each is looked up in the way that suits its script, and what holds enough of them counts.
import { folded, pairs, places, remembered, terms, words } from "./text.js";

const BOOST = { title: 4, q: 3, g: 2.5, a: 1.5, s: 1.2, n: 0.7, alias: 3, names: 1, other: 0.8 };
export const LETTERS = ["q", "g", "a", "s", "n"];
// Words that every question holds.
const STOP = new Set("a about all an and any are as at be been but by can could did do does for from get go had happen has have he her him his how i if in into is it its like many me more most much my of on or our out people say said says she should so some than that the their them then there they think thought this to up was we went were what when where which who whom whose why will with would you your tell explain altman's".split(" "));
const THIN = new Set("何誰教知思考言述語話見方的氏者人今事所為様彼訳中上下後前出来行使持入年月日");
/** The part of a query's words that a text must hold, by their weight. */
const ENOUGH = 0.45;
/** What a word counts for that stands nowhere, beside one that stands in a single exchange. */
const UNKNOWN = 1.2;

/** Stands in for MiniSearch until that has come: the same terms, no near ones, plain scores. */
class Scan {
  constructor({ tokenize }) {
    Object.assign(this, { tokenize, held: new Map() });
  }

  add({ id, ...fields }) {
    for (const [field, text] of Object.entries(fields)) {
      for (const term of this.tokenize(text || "")) {
        if (!this.held.has(term)) this.held.set(term, new Map());
        const ids = this.held.get(term);
        ids.set(id, (ids.get(id) || new Set()).add(field));
      }
    }
  }

  search(query, { prefix }) {
    const found = new Map();
    for (const wanted of query.split("\0")) {
      const near = prefix ? [...this.held.keys()].filter((term) => term.startsWith(wanted)) : [wanted];
      for (const term of near) {
        for (const [id, fields] of this.held.get(term) || []) {
          const one = found.get(id) || { id, score: 0, match: {}, queryTerms: [], terms: [] };
          one.match[term] = [...fields];
          one.queryTerms.push(wanted);
          one.score += Math.max(...one.match[term].map((field) => BOOST[field])) / Math.log(2 + this.held.get(term).size);
          found.set(id, one);
        }
      }
    }
    return [...found.values()];
  }
}

export class Engine {
  /** The files that scripts/dialogues/search.py writes. First without `text` and the library. */
  constructor(core, text = null, Index = Scan) {
    this.docs = [...documents(core, text)];
    this.size = core.x.length;
    this.index = new Index({
      fields: Object.keys(BOOST),
      tokenize: terms,
      processTerm: (term) => term,
      searchOptions: { tokenize: (query) => query.split("\0"), boost: BOOST },
    });
    this.surfaces = new Map();
    this.names = new Set();
    this.readings = new Map();
    /** What people, works and terms are called, by each of their names. */
    this.groups = new Map();
    core.n.forEach(([, , name, aliases], n) => {
      const names = [name, ...aliases.split("\n"), ...(text?.a[core.t.length + n] || "").split("\n")].filter(Boolean);
      names.forEach((one) => this.groups.set(folded(one), [...(this.groups.get(folded(one)) || []), ...names]));
    });
    this.known = new Set(this.groups.keys());
    core.t.forEach(([, title, aliases], n) => {
      for (const name of [title, ...aliases.split("\n"), ...(text?.a[n] || "").split("\n")]) this.known.add(folded(name));
    });
    this.docs.forEach((doc, id) => {
      const fields = { id, title: doc.title, alias: doc.alias, names: doc.names, other: doc.other };
      for (const [letter, part] of doc.parts) fields[letter] = `${fields[letter] || ""}\n${part}`;
      this.index.add(fields);
      for (const [n, part] of [doc.title, doc.kind === "exchange" ? "" : doc.alias, ...doc.parts.map(([, one]) => one)].entries()) {
        for (const { kind, raw, text: word } of words(part)) {
          if (kind === "latin" && raw.length > 2) this.#spell(word, raw, n < 2);
          if (kind === "kata" && word.length > 2) this.#spell(`@${word}`, raw, n < 2);
          if (kind === "kata" && word.length > 1) this.#read(word, raw);
        }
      }
    });
    for (const line of `${core.r || ""}\n${text?.r || ""}`.split("\n").filter(Boolean)) {
      const [reading, ...written] = line.split(" ");
      written.forEach((one) => this.#read(folded(reading), one));
    }
  }

  #spell(term, raw, name) {
    if (!this.surfaces.has(term)) this.surfaces.set(term, raw);
    if (name) this.names.add(raw);
  }

  #read(reading, written) {
    this.readings.set(reading, (this.readings.get(reading) || new Set()).add(written));
  }

  /** The results for a query, the best first: [{doc, score, letters, needles}]; corrections. */
  search(query) {
    const whole = folded(query);
    const asked = this.groups.has(whole) ? [{ kind: "name", raw: query, text: whole, weight: 1 }] : this.#words(query);
    const scores = new Map();
    const fixes = [];
    let total = 0;
    const result = (id) => {
      if (!scores.has(id)) scores.set(id, { doc: this.docs[id], score: 0, weight: 0, fields: new Set(), needles: new Map() });
      return scores.get(id);
    };
    for (const word of asked) {
      const hits = this.#find(word);
      const held = hits.filter(({ id }) => this.docs[id].kind === "exchange").length;
      let rare = Math.log(1 + this.size / Math.max(held, 1)) * (hits.length ? 1 : UNKNOWN) * word.weight;
      // A name or a topic's word says by itself what is meant, if it does not stand everywhere.
      if (held < this.size / 2 && this.known.has(folded(word.raw))) rare = Math.max(rare, Math.log(1 + this.size) * UNKNOWN);
      total += rare;
      if (hits.fix) fixes.push([word.raw, hits.fix]);
      for (const { id, score, part, fields, needles } of hits) {
        const one = result(id);
        one.score += score * part * part * word.weight;
        one.weight += rare * part;
        fields.forEach((field) => one.fields.add(field));
        needles.forEach((needle) => one.needles.set(needle, Math.max(one.needles.get(needle) || 0, rare * part)));
      }
    }
    const found = [];
    this.docs.forEach((doc, id) => {
      const holds = whole.length > (/^[a-z0-9]/.test(whole) ? 0 : 1) && places(doc.text, doc.folded, whole).length > 0;
      if (!holds && !scores.has(id)) return;
      const one = result(id);
      const part = total ? one.weight / total : 0;
      if (!holds && part < (asked.length > 1 ? ENOUGH : 0.6)) return;
      one.score *= part ** 3;
      if (holds) {
        one.needles.set(whole, total + 1);
      }
      // Exchanges that hold the very words come first, then those that hold all of them.
      if (doc.kind === "exchange") one.score += holds ? 1000 : part > 0.95 ? 500 : 0;
      else one.score = one.score * 0.5 + (holds ? 300 : 0);
      one.holds = holds;
      one.letters = this.#letters(one);
      found.push(one);
    });
    found.sort((one, other) => other.score - one.score);
    return { found, fixed: this.#fixed(query, fixes, found) };
  }

  #words(query) {
    const all = words(query).filter(({ kind, raw }) => kind !== "latin" || !STOP.has(raw.toLowerCase()));
    const only = all.every(({ kind }) => kind === "hira");
    const found = [];
    for (const word of all) {
      if (word.kind === "hira") found.push(...this.#heard(word.text, only));
      else found.push({ ...word, weight: word.kind === "kanji" && word.text.length === 1 ? 0.5 : 1 });
    }
    const thick = found.filter(({ kind, text }) => kind !== "kanji" || text.length > 1 || !THIN.has(text));
    const kept = (thick.length ? thick : found).filter(
      (word, n, list) => list.findIndex((other) => other.text === word.text) === n,
    );
    return kept.map((word) => ({ ...word, alone: kept.length === 1 }));
  }

  /** Words within a run of kana, by their readings, the longest first. */
  #heard(run, only) {
    const found = [];
    const least = !only ? 4 : run.length > 4 ? 3 : 2;
    let heard = 0;
    for (let start = 0; start < run.length; ) {
      let size = Math.min(run.length - start, 16);
      while (size >= least && !this.readings.has(run.slice(start, start + size))) size -= 1;
      if (size >= least) {
        const raw = run.slice(start, start + size);
        found.push({ kind: "hira", raw, text: raw, written: [...this.readings.get(raw)], weight: 1 });
        start += size;
        heard += size;
      } else {
        // While it is being typed: the beginning of a reading.
        const rest = run.slice(start);
        if (only && (rest.length > 2 || rest === run) && rest.length > 1) {
          const begun = [...this.readings].filter(([reading]) => reading.startsWith(rest)).slice(0, 8);
          const written = begun.flatMap(([, ones]) => [...ones]);
          if (written.length) return [...found, { kind: "hira", raw: rest, text: rest, written, weight: 1 }];
        }
        start += 1;
      }
    }
    // In kana alone, chance finds something in anything.
    return only && heard < run.length * 0.45 ? [] : found;
  }

  /** What holds a word: [{id, score, part (how much of it), fields, needles}], `fix` if respelt. */
  #find(word) {
    if (this.groups.has(folded(word.raw))) return this.#called(this.groups.get(folded(word.raw)));
    if (word.kind === "hira") return this.#written(word);
    if (word.kind === "latin") {
      const exact = this.#ask([word.text], { prefix: true });
      return exact.length ? exact : this.#near(word.text, word.raw, word.alone ? 4 : 5);
    }
    if (word.text.length === 1) return this.#ask([word.text], {});
    const two = [...new Set(pairs(word.text))];
    const hits = this.#ask(two, {}, word.text);
    const full = hits.filter(({ part }) => part === 1);
    if (full.length) return full;
    const near = word.kind === "kata" && word.text.length > 2 ? this.#near(`@${word.text}`, word.raw, 4) : [];
    return near.length ? near : hits.filter(({ part }) => part >= 0.5);
  }

  /** What holds a name in any of its forms. */
  #called(names) {
    const scores = new Map(this.#ask([...new Set(names.flatMap(terms))], {}).map(({ id, score }) => [id, score]));
    const wanted = [...new Set(names.map(folded))];
    const found = [];
    this.docs.forEach((doc, id) => {
      const needles = wanted.filter((one) => places(doc.text, doc.folded, one).length);
      if (needles.length) found.push({ id, score: scores.get(id) || 1, part: 1, fields: [], needles });
    });
    return found;
  }

  #ask(wanted, options, whole) {
    return this.index.search(wanted.join("\0"), options).map(({ id, score, match, queryTerms }) => {
      const part = new Set(queryTerms).size / wanted.length;
      const needles = whole && part === 1 ? [whole] : Object.keys(match).map((term) => term.replace("@", ""));
      return { id, score, part, fields: Object.values(match).flat(), needles };
    });
  }

  /** The same for a word that is spelt nearly so; short words have too many neighbours. */
  #near(term, raw, least) {
    if (term.length < least) return [];
    const hits = this.#ask([term], { fuzzy: term.length > 6 ? 2 : 1 });
    hits.forEach((hit) => (hit.part = 0.9));
    hits.fix = this.#respelt(raw, hits);
    return hits;
  }

  /** The word that was meant: one that begins alike, a letter off, or two if it is long. */
  #respelt(raw, hits) {
    for (const { needles } of hits) {
      for (const needle of needles) {
        const fix = this.surfaces.get(needle) || this.surfaces.get(`@${needle}`) || "";
        if (fix && folded(fix)[0] === folded(raw)[0] && distance(folded(fix), folded(raw)) <= (raw.length > 7 ? 2 : 1)) return fix;
      }
    }
    return "";
  }

  #written({ written }) {
    const best = new Map();
    for (const one of written) {
      for (const word of words(one)) {
        if (word.kind === "hira") continue;
        for (const hit of this.#find({ ...word, weight: 1 })) {
          if (hit.part === 1 && !(best.get(hit.id)?.score > hit.score)) best.set(hit.id, hit);
        }
      }
    }
    return [...best.values()];
  }

  #letters({ doc, fields, needles, holds }) {
    if (doc.kind !== "exchange") return [doc.kind];
    const found = LETTERS.filter((letter) => fields.has(letter));
    if (holds || !found.length) {
      for (const [letter, part] of doc.parts) {
        if (!found.includes(letter) && [...needles.keys()].some((needle) => places(part, remembered(part), needle).length)) {
          found.push(letter);
        }
      }
    }
    return found.length ? found : ["g"];
  }

  /** A query with its misspelt words put right; for one that finds nothing, a name close to it. */
  #fixed(query, fixes, found) {
    if (fixes.length) return fixes.reduce((text, [raw, fix]) => text.replace(raw, fix), query.normalize("NFKC"));
    if (found.length) return "";
    for (const { kind, raw, text } of words(query)) {
      const term = kind === "kata" ? `@${text}` : text;
      const fix = text.length > 2 && this.#respelt(raw, this.#ask([term], { fuzzy: 0.4 }));
      if (fix && this.names.has(fix)) return fix;
    }
    return "";
  }
}

/** How many letters to change to get from one word to another. */
function distance(one, other) {
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
    }
    row = next;
  }
  return row[other.length];
}

/** Everything that can be found: exchanges first, then topics, people, terms and pages. */
function* documents(core, text) {
  const far = text?.a || [];
  const names = (own, n) => [own, far[n]].filter(Boolean).join("\n");
  const topics = core.t.map(([slug, title, aliases], n) => ({ slug, title, alias: names(aliases, n) }));
  const held = core.x.map(() => []);
  core.n.forEach(([, , name, aliases], n) => {
    text?.h[n].forEach((x) => held[x].push(name, names(aliases, core.t.length + n)));
  });
  for (const [n, [event, rest, label, title, on, gist]] of core.x.entries()) {
    const [more, parts, other] = text?.x[n] || ["", [], ""];
    const [id, short] = core.e[event];
    const about = on.flatMap((topic, order) => Array(order ? 1 : 2).fill(`${topics[topic].title}\n${topics[topic].alias}`));
    yield made({
      kind: "exchange", event, topics: on, label, short, title, url: `events/${id}/`, hash: id + rest,
      parts: [["g", gist + more], ...parts], alias: about.join("\n"), names: held[n].join("\n"), other,
    });
  }
  for (const [n, { slug, title, alias }] of topics.entries()) {
    yield made({ kind: "topic", topics: [n], title, url: `topics/${slug}/`, parts: [["", text?.t[n] || ""]], alias });
  }
  for (const [n, [kind, id, title, aliases]] of core.n.entries()) {
    const url = kind === "term" ? "glossary/" : "people/";
    yield made({ kind, title, url, hash: id, parts: [["", text?.n[n] || ""]], alias: names(aliases, core.t.length + n) });
  }
  for (const [n, [url, title]] of core.p.entries()) {
    yield made({ kind: "page", title, url, parts: [["", text?.p[n] || ""]], alias: "" });
  }
}

function made(doc) {
  const all = { topics: [], other: "", names: "", label: "", short: "", hash: "", ...doc };
  all.parts = all.parts.filter(([, part]) => part);
  all.text = [all.title, ...all.parts.map(([, part]) => part)].join("\n");
  Object.defineProperty(all, "folded", { get: () => remembered(all.text) });
  return all;
}
