// What an answer holds besides the first results: those confirmed by their texts, with excerpts, with
// the counts of the filters, with the words to mark on the page that a result leads to.
import { placed } from "./engine.js";
import { escape, item } from "./item.js";
import { Shown, weighed } from "./shown.js";

/** As many results Material shows at once; as many there are at most. */
const [SHOWN, MOST] = [10, 100];
const LETTERS = ["q", "g", "a", "s", "n"];

export class Later {
  constructor(store, panel) {
    Object.assign(this, { store, panel, shown: new Shown(store) });
  }

  /** {first: the data of RESULT, rest: a function that makes the data of REST}; `kind`: the filter. */
  answer(result, { list, counts }, kind) {
    const { store } = this;
    this.shown.confirm({ ...result, found: list });
    const top = placed(list).filter(({ id }) => store.parts(id)).slice(0, MOST);
    for (const one of top) one.needles = weighed(one);
    const items = top.map((one, n) => [n < SHOWN ? this.item(one, kind) : item(store.head(one.id))]);
    return {
      first: { items, counts, fixed: result.fixed, hashes: hashes(top, store), total: result.found.length, matching: list.length },
      rest: () => ({
        items: top.map((one, n) => (n < SHOWN ? null : this.item(one, kind))),
        marks: top.map((one) => this.shown.surfaces(one)),
      }),
    };
  }

  /** A result with its excerpt. */
  item(one, kind) {
    const head = this.store.head(one.id);
    const [letter, text] = this.shown.excerpt(one, kind);
    const event = this.store.event(one.id);
    const about = [event?.[1], this.panel.words[`kind-${event ? letter : head.kind}`]].filter(Boolean);
    const meta = `<span class="dn-search__meta">${about.map(escape).join(" · ")}</span>`;
    return item(head, this.shown.title(one), meta + text);
  }

  /** {list: what the filters let through, counts: for each filter, what the others do}. */
  filtered(found, wanted) {
    const { topics, on, kinds } = this.panel;
    const values = {
      event: ({ id }) => [this.store.event(id)?.[0]],
      topic: ({ id }) => (on[id] || []).map((n) => topics[n][0]),
      kind: ({ id, exchange, fields }) => (exchange ? letters(fields) : [kinds[id - on.length]]),
    };
    const set = Object.keys(values).filter((name) => wanted[name]);
    const counts = { event: {}, topic: {}, kind: {} };
    const list = found.filter((one) => {
      const failed = set.filter((name) => !values[name](one).includes(wanted[name]));
      for (const name of Object.keys(counts)) {
        if (failed.some((other) => other !== name)) continue;
        for (const value of values[name](one)) if (value) counts[name][value] = (counts[name][value] || 0) + 1;
      }
      return !failed.length;
    });
    return { list, counts };
  }
}

/** The kinds of text in which an exchange was found; what its keywords find stands for its gist. */
function letters(fields) {
  const found = LETTERS.filter((letter) => fields.has(letter));
  return found.length ? found : ["g"];
}

const hashes = (list, store) => list.map(({ id }) => store.head(id).hash);
