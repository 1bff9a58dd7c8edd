// From a query to documents, the best first. A query is cut into words; each is looked up in the way
// that suits its script; what holds enough of their weight counts.
import { folded, pairs, words } from "./text.js";

// Words that questions hold whatever they are about.
const STOP = new Set("a about all an and any are as at be been but by can could did do does for from get go had happen has have he her him his how i if in into is it its like many me more most much my of on or our out people say said says she should so some than that the their them then there they think thought this to up was we went were what when where which who whom whose why will with would you your tell explain altman's".split(" "));
const THIN = new Set("何誰教知思考言述語話見方的氏者人今事所為様彼訳中上下後前出来行使持入年月日".split("").concat("理由 方法 意味 説明 内容 意見 感想 本当 全部 具体 登場 一番 good great better best bad new make makes making made use uses used using want wants need needs way ways thing things lot really ever still take takes keep come comes look see give gives kind sort actually day today able let try put start".split(" ")));

export const TUNING = {
  enough: 0.2, // of the best document's part of a query, what others must hold
  least: 0.1, // the part that any must hold
  name: 40, // what a name's own documents get on top
  thin: 0.2, // the weight of a thin word
  single: 0.7, // of a kanji by itself
  within: 0.3, // how much of it a kanji within other words is
  power: 2.5, // how much it counts to hold all
  piece: 0.3, // how much of a compound of kanji a document must hold
  most: 0.75, // how much of a word in katakana
  // What goes on top where the texts hold the query itself, others its only word.
  said: 1000,
  written: 750,
  literal: 500,
};
const T = TUNING;

export class Engine {
  /** `near()` fetches what knows readings and misspelt words. */
  constructor(store, near) {
    Object.assign(this, { store, near });
  }

  /**
   * {found: [{id, score, rank, part, name, exchange, fields, words}], the best first; fixed: the query
   * with its misspelt words put right; needle, total, single: the query in its compared form, its
   * weight, whether it is one word}. `words`: [weight, [needle]] for each word that a document holds.
   * `whole`: also look for slips where something begins with a word as it was typed.
   */
  async search(query, whole) {
    const { store } = this;
    const name = `=${folded(query)}`;
    const asked = cut(query);
    await store.need([name, ...asked.filter(({ kind }) => kind !== "hira").flatMap(termsOf)]);
    const results = new Map();
    const result = (id) => {
      if (!results.has(id)) results.set(id, { id, score: 0, part: 0, fields: new Set(), words: [], exchange: !!store.event(id) });
      return results.get(id);
    };
    const fixes = [];
    let total = 0;
    for (const word of await this.#heard(asked)) {
      const { hits, fix } = await this.#find(word, whole);
      const rare = word.weight * Math.log(1 + store.core.documents / Math.max(hits.size, 1));
      total += rare;
      if (fix) fixes.push([word.raw, fix]);
      for (const [id, { score, part, fields, needles }] of hits) {
        const one = result(id);
        one.score += score * part * part * word.weight;
        one.part += rare * part;
        fields.forEach((field) => one.fields.add(field));
        one.words.push([rare * part, needles]);
      }
    }
    for (const id of store.look(name).keys()) result(id).name = true;
    let best = 0;
    for (const one of results.values()) {
      one.part = one.name ? 1 : total ? one.part / total : 0;
      one.score = (one.score + (one.name ? T.name : 0)) * one.part ** T.power;
      one.rank = one.score;
      best = Math.max(best, one.part);
    }
    const found = [...results.values()].filter(({ part }) => part >= Math.max(best * T.enough, T.least));
    found.sort((one, other) => other.rank - one.rank || one.id - other.id);
    const fixed = fixes.reduce((text, [raw, fix]) => text.replace(raw, fix), query.normalize("NFKC"));
    return { found, fixed: fixes.length ? fixed : "", needle: folded(query), total, single: asked.length === 1 };
  }

  /** Runs of kana as the words that are read so. */
  async #heard(asked) {
    if (!asked.some(({ kind }) => kind === "hira")) return asked;
    const only = asked.every(({ kind }) => kind === "hira");
    const found = [];
    for (const word of asked) {
      if (word.kind !== "hira") found.push(word);
      else if (word.text.length >= (only ? 2 : 4)) found.push(...(await (await this.near()).heard(word.text, only)));
    }
    return found;
  }

  /** What holds a word: {hits: Map of id to {score, part (how much of it), fields, needles}, fix}. */
  async #find(word, whole) {
    if (word.kind === "hira") return { hits: await (await this.near()).written(word, this) };
    const hits = this.held(word);
    if (word.kind === "kanji" && word.text.length < 2) return { hits: this.#alone(word, hits) };
    if (word.kind === "kanji" || word.text.length < 2) return { hits: some(hits, T.piece) };
    const full = some(hits, 1);
    const term = word.kind === "latin" ? word.text : `@${word.text}`;
    if (full.size && (!whole || (this.store.has(term) && this.store.look(term).size))) return { hits: full };
    const begun = full.size > 0; // perhaps it is only not typed to its end
    const fix = await (await this.near()).spelt(word, full, this);
    return full.size ? { hits: full, fix: begun ? "" : fix } : { hits: some(hits, T.most) };
  }

  /** A kanji by itself is a word or most of a verb; within others it means little. */
  #alone({ text }, hits) {
    const same = this.store.look(`${text}|`);
    return new Map([...hits].map(([id, hit]) => [id, same.has(id) ? { ...same.get(id), part: 1, needles: [text] } : { ...hit, part: same.size ? T.within : 1, needles: [text] }]));
  }

  /** The same for a word as it stands; its files must be here. */
  held(word) {
    const terms = word.text.length === 1 ? [word.text] : termsOf(word);
    const found = new Map();
    for (const term of terms) {
      for (const [id, { score, fields, terms: met }] of this.store.look(term, word.kind === "latin" && term.length > 2)) {
        if (!found.has(id)) found.set(id, { score: 0, part: 0, fields: [], needles: [] });
        const one = found.get(id);
        one.score += score / terms.length;
        one.part += 1 / terms.length;
        one.fields.push(...fields);
        one.needles.push(...met);
      }
    }
    for (const one of found.values()) {
      if (one.part > 0.99) Object.assign(one, { part: 1, needles: word.kind === "latin" ? one.needles : [word.text] });
    }
    return found;
  }
}

export const some = (hits, least) => new Map([...hits].filter(([, { part }]) => part >= least));

/** The terms under which a word is looked up. */
export function termsOf({ kind, text }) {
  if (text.length > 1) return kind === "latin" ? [text] : [...new Set(pairs(text))];
  return kind === "kanji" ? [text, `${text}|`] : [text];
}

/** The words of a query, each once, by what they say. */
function cut(query) {
  const all = words(query).filter((word, n, list) => list.findIndex(({ text }) => text === word.text) === n);
  const loud = all.filter(({ kind, raw }) => (kind === "latin" ? !STOP.has(raw.toLowerCase()) : kind !== "hira" && !THIN.has(raw)));
  const kept = loud.length ? all.filter(({ kind, raw }) => kind !== "latin" || !STOP.has(raw.toLowerCase())) : all;
  return kept.map((word) => {
    const single = word.kind === "kanji" && word.text.length === 1;
    const weight = THIN.has(word.raw.toLowerCase()) ? (single ? 0 : T.thin) : single ? T.single : 1;
    return { ...word, weight: loud.length ? weight : 1 };
  }).filter(({ weight }) => weight);
}

/** Exchanges are what people look for. The page of what is asked for by name stands second; other
    pages, topics, terms stand below the first five. */
export function placed(found) {
  const exchanges = found.filter(({ exchange }) => exchange);
  const others = found.filter(({ exchange }) => !exchange);
  const named = others.filter(({ name }) => name).slice(0, 1);
  const rest = [...exchanges.slice(5), ...others.filter((one) => !named.includes(one))];
  rest.sort((one, other) => other.rank - one.rank || one.id - other.id);
  return [...exchanges.slice(0, 1), ...named, ...exchanges.slice(1, 5), ...rest];
}
