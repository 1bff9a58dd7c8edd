// What takes the texts, which come after the first results: which documents really hold what was
// asked, and the passages that results show, with the words marked.
import { TUNING as T } from "./engine.js";
import { escape } from "./item.js";
import { fold, places } from "./places.js";

const OURS = "gn"; // kinds of text that are not the source's
const BREAK = "\n"; // parts the texts of a document; no query holds it

export class Shown {
  constructor(store) {
    Object.assign(this, { store, docs: new Map(), size: store.core.language === "ja" ? 90 : 190 });
  }

  /** A document's texts with their compared forms: {parts: [{letter, text, form}], said, ours}. */
  doc(id) {
    if (!this.docs.has(id)) {
      const parts = [["t", this.store.head(id).title], ...this.store.parts(id)].map(([letter, text]) => ({ letter, text, form: fold(text) }));
      const source = ({ letter }) => letter !== "t" && !OURS.includes(letter);
      const join = (list) => ({ text: list.map(({ text }) => text).join(BREAK), form: together(list) });
      this.docs.set(id, { parts, said: join(parts.filter(source)), ours: join(parts.filter((part) => !source(part))) });
    }
    return this.docs.get(id);
  }

  /** All documents whose texts are here, one a step. */
  *all() {
    for (let id = 0; id < this.store.core.documents; id += 1) if (this.store.parts(id)) yield this.doc(id);
  }

  /** What holds the query itself comes before what holds its words; then as it was. */
  confirm({ found, needle, total, single }) {
    const bare = /^[a-z0-9]$/.test(needle) ? "" : needle;
    for (const one of found) {
      if (!this.store.parts(one.id)) continue;
      const { said, ours } = this.doc(one.id);
      const held = (wanted) => holds(said, wanted) || holds(ours, wanted);
      const asSaid = bare && holds(said, bare);
      if (asSaid || (bare && holds(ours, bare))) {
        one.rank = one.score + (asSaid ? T.said : T.written);
        one.words.push([total, [bare]]);
      } else if (single && one.words.some(([, needles]) => needles.some(held))) one.rank += T.literal;
    }
    found.sort((one, other) => other.rank - one.rank || one.id - other.id);
  }

  /** The passage that holds the most of what was asked: [letter of its kind, HTML]. */
  excerpt({ id, needles }, kind) {
    const size = this.size;
    let best = { value: -1 };
    for (const { letter, text, form } of this.doc(id).parts.slice(1)) {
      if (kind && letter && kind !== letter) continue;
      const all = spots(text, form, needles);
      for (const { start } of all.length ? all : [{ start: 0 }]) {
        const seen = new Map(all.filter((s) => s.start >= start && s.end <= start + size * 0.8).map((s) => [s.needle, s.weight]));
        const value = [...seen.values()].reduce((sum, weight) => sum + weight, 0);
        if (value > best.value + 1e-9) best = { value, letter, text, form, start };
      }
    }
    if (!best.text) return ["g", ""];
    const { letter, text, form } = best;
    let start = best.start < size * 0.6 ? 0 : Math.max(0, Math.min(best.start - Math.round(size * 0.3), text.length - size));
    if (start) {
      // From the beginning of a sentence or word, where one is near.
      const stops = (this.store.core.language === "ja" ? ["。", "、", "」"] : [". ", ", ", " "]).map((stop) => [text.indexOf(stop, start - 10), stop.length]);
      const near = stops.find(([at]) => at >= 0 && at < start + 15 && at < best.start);
      if (near) start = near[0] + near[1];
    }
    let end = Math.min(text.length, start + size);
    if (end < text.length && this.store.core.language !== "ja") end = Math.max(text.lastIndexOf(" ", end), start + size / 2);
    return [letter, (start > 0 ? "…" : "") + marked(text, form, start, end, needles) + (end < text.length ? "…" : "")];
  }

  title({ id, needles }) {
    const [{ text, form }] = this.doc(id).parts;
    return marked(text, form, 0, text.length, needles);
  }

  /** What to mark on the page: the words as they stand in the text. */
  surfaces({ id, needles }) {
    const found = new Set();
    for (const { text, form } of this.doc(id).parts) {
      for (const { start, end } of spots(text, form, needles)) found.add(text.slice(start, end));
    }
    return [...found].slice(0, 12);
  }
}

/** Needles of a result with what each is worth. */
export function weighed({ words }) {
  const needles = new Map();
  for (const [weight, list] of words) {
    for (const needle of list) needles.set(needle, Math.max(needles.get(needle) || 0, weight));
  }
  return needles;
}

/** One compared form for several texts in a row. */
function together(list) {
  const at = [];
  let from = 0;
  for (const { text, form } of list) {
    for (const place of form.at) at.push(place + from);
    at.push(from + text.length);
    from += text.length + 1;
  }
  return { out: list.map(({ form }) => form.out).join(BREAK), at };
}

const holds = ({ text, form }, wanted) => form.out.includes(wanted) && places(text, form, wanted).length > 0;

const spots = (text, form, needles) =>
  [...needles]
    .flatMap(([needle, weight]) => places(text, form, needle).map(([start, end]) => ({ start, end, needle, weight })))
    .sort((one, other) => one.start - other.start || other.end - one.end);

/** A stretch of a text as HTML, the words found in it marked. */
function marked(text, form, start, end, needles) {
  let html = "";
  let last = start;
  const inside = spots(text, form, needles).filter((s) => s.end > start && s.start < end);
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
