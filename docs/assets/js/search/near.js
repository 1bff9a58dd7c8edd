// Words that stand nowhere as they were typed: kana for what is written in kanji, and slips.
import { some, termsOf } from "./engine.js";
import { folded, stem, words } from "./text.js";

export class Near {
  constructor(store) {
    Object.assign(this, { store, tables: new Map() });
  }

  /** Spellings and readings that begin with a letter. */
  async table(letter) {
    const name = this.store.place("words", letter);
    if (!this.tables.has(name)) {
      const { words: spelt, readings } = await this.store.file(name);
      const lines = (text) => text.split("\n").filter(Boolean).map((line) => line.split("\t"));
      this.tables.set(name, {
        spelt: new Map(lines(spelt).map(([key, fix, held]) => [key, [fix, +held]])),
        read: new Map(lines(readings).map(([reading, ...written]) => [reading, written])),
      });
    }
    return this.tables.get(name);
  }

  /** Words within a run of kana, by their readings, the longest first. */
  async heard(run, only) {
    const found = [];
    // Alone and short, it is one word; within a sentence, only long words are told from endings.
    const least = !only ? 4 : run.length > 4 ? 3 : run.length;
    let heard = 0;
    for (let start = 0; start < run.length; ) {
      const { read } = await this.table(run[start]);
      let size = Math.min(run.length - start, 16);
      while (size >= least && !read.has(run.slice(start, start + size))) size -= 1;
      if (size >= least) {
        const raw = run.slice(start, start + size);
        found.push({ kind: "hira", raw, text: raw, written: read.get(raw), weight: 1 });
        start += size;
        heard += size;
        continue;
      }
      // While it is being typed: the beginning of a reading.
      const rest = run.slice(start);
      if (only && (rest.length > 2 || rest === run) && rest.length > 1) {
        const begun = [...read].filter(([reading]) => reading.startsWith(rest)).slice(0, 8);
        const written = begun.flatMap(([, ones]) => ones);
        if (written.length) return [...found, { kind: "hira", raw: rest, text: rest, written, weight: 1 }];
      }
      start += 1;
    }
    // In kana alone, chance finds something in anything.
    return only && heard < run.length * 0.6 ? [] : found;
  }

  /** What holds one of the spellings of a word heard. */
  written({ written }, engine) {
    return this.any(written.flatMap((one) => words(one).filter(({ kind }) => kind !== "hira")), engine);
  }

  /** What holds one of several words, all of it. */
  async any(list, engine) {
    await this.store.need(list.flatMap(termsOf));
    const best = new Map();
    for (const word of list) {
      for (const [id, hit] of some(engine.held(word), 1)) {
        const other = best.get(id);
        if (!other || other.score < hit.score) best.set(id, { ...hit, needles: [...hit.needles, ...(other?.needles || [])] });
        else other.needles.push(...hit.needles);
      }
    }
    return best;
  }

  /** What holds a spelling: a name, a word, or (`all`) several words. */
  async held({ name, words: list, all }, engine) {
    if (name) return this.called(name);
    if (!all) return this.any(list, engine);
    const [first, ...rest] = await Promise.all(list.map((word) => this.any([word], engine)));
    return new Map([...first].filter(([id]) => rest.every((other) => other.has(id))));
  }

  /** What speaks of a name. */
  async called(name) {
    await this.store.need([`=${name}`]);
    return new Map([...this.store.look(`=${name}`)].map(([id, hit]) => [id, { ...hit, needles: [name] }]));
  }

  /** Add to what holds a word what holds one spelt nearly like it; the best spelling. */
  async spelt(word, hits, engine) {
    const others = await this.like(word);
    for (const other of others) {
      for (const [id, hit] of await this.held(other, engine)) {
        // What only seems to hold it is told from what does when the texts are here.
        if (!hits.has(id)) hits.set(id, { ...hit, part: 0.95 - other.far * 0.1, needles: [...hit.needles] });
        else hits.get(id).needles.push(...hit.needles);
      }
    }
    return others[0]?.fix;
  }

  /** Words spelt nearly like one, the nearest first: [{words, name, fix (as it is written), far}]. */
  async like({ kind, raw }) {
    const typed = folded(raw);
    if (raw.length < (kind === "kata" ? 3 : 4) || /^\d/.test(raw)) return [];
    const { spelt } = await this.table(typed[0]);
    const found = [];
    for (const [key, [fix, held]] of spelt) {
      const most = typed.length > (kind === "latin" ? 7 : held ? 5 : 4) ? 2 : 1;
      if (key[0] !== typed[0] || Math.abs(key.length - typed.length) > most) continue;
      // Long marks are letters too, where they were typed.
      const far = Math.min(distance(key, typed, most), kind === "kata" ? distance(fix, raw, most) : most + 1);
      if (far <= most && (far || !held)) found.push({ words: words(fix), name: held ? "" : key, fix, far, held });
    }
    if (kind === "latin" && !found.length) found.push(...(await this.parted(typed)));
    const least = Math.min(...found.map(({ far }) => far));
    return found.filter(({ far }) => far === least).sort((one, other) => other.held - one.held).slice(0, 4);
  }

  /** A word as two that stand in the texts: "datacenter". */
  async parted(typed) {
    for (let n = typed.length - 3; n > 2; n -= 1) {
      const parts = [typed.slice(0, n), typed.slice(n)];
      const terms = parts.map(stem);
      await this.store.need(terms);
      if (terms.every((term) => this.store.look(term).size)) {
        return [{ words: parts.flatMap(words), all: true, fix: parts.join(" "), far: 1, held: 1 }];
      }
    }
    return [];
  }
}

/** How many letters to add, drop, change or swap with their neighbour; more than `most` is enough. */
function distance(one, other, most) {
  let before = [];
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}
