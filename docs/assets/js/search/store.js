// The index that scripts/dialogues/search/index.py writes, in small files: those that hold a term are
// fetched when it is asked for, and each becomes a MiniSearch of its own, which looks terms up and
// scores them. MiniSearch cannot load an index in parts; parts by term add up to the whole.
import MiniSearch from "./vendor/minisearch.js";

/** t title, q question, g gist, a answer, s source's author, n note; then what is never shown:
    k keywords, m names mentioned, o other languages. */
export const BOOST = { t: 5, q: 3, g: 2.5, a: 1.5, s: 1.2, n: 0.9, k: 2.5, m: 1, o: 0.8 };
/** Documents in a file of heads, as in shards.py. */
const HEADS = 40;
const FIELDS = Object.keys(BOOST);

export class Store {
  /** `load(name)` fetches a file of the index. */
  constructor(load) {
    Object.assign(this, { load, files: new Map(), got: new Map(), found: new Map() });
  }

  async open() {
    this.core = await this.load("core");
    return this.core;
  }

  /** A file by name, fetched once. */
  file(name) {
    if (!this.files.has(name)) {
      const coming = this.load(name).then((data) => {
        // The site was built anew since this page was opened: start over with the new index.
        if (data.v !== this.core.v) throw Object.assign(new Error(name), { renewed: true });
        this.got.set(name, data);
        return data;
      });
      coming.catch(() => this.files.delete(name));
      this.files.set(name, coming);
    }
    return this.files.get(name);
  }

  place(sort, key) {
    return `${sort}/${hash(key) % this.core.files[sort]}`;
  }

  shard(term) {
    const bare = term.replace("=", "");
    const key = /^[\x00-\x7f]*$/.test(bare) ? bare.slice(0, 3) : bare !== term ? bare.slice(0, 2) : term;
    return this.place("terms", key);
  }

  /** Fetch whatever some terms need. */
  need(terms) {
    const missing = new Set(terms.map((term) => this.shard(term)).filter((name) => !this.got.has(name)));
    return missing.size ? Promise.all([...missing].map((name) => this.file(name))) : null;
  }

  has(term) {
    return this.got.has(this.shard(term));
  }

  /** The documents that hold a term whose file is here: Map of id to {score, fields, terms}. */
  look(term, prefix = false) {
    const key = (prefix ? "*" : "") + term;
    if (!this.found.has(key)) {
      const hits = this.indexed(this.got.get(this.shard(term))).search(term, { prefix });
      this.found.set(key, new Map(hits.map(({ id, score, match }) => [id, { score, fields: Object.values(match).flat(), terms: Object.keys(match) }])));
    }
    return this.found.get(key);
  }

  indexed(data) {
    return (data.index ||= this.index(data.terms));
  }

  /** Make an index of each file that is here, one a step. */
  *indexes() {
    for (const data of this.got.values()) if (data.terms) yield this.indexed(data);
  }

  /** A MiniSearch of some terms: what it would have written itself, had it been here. */
  index(terms) {
    const ids = {};
    const index = Object.entries(terms).map(([term, line]) => {
      const data = {};
      let id = 0;
      for (const part of line.split(" ")) {
        const [, step, fields] = /^(\d*)(.+)/.exec(part);
        id += +step;
        ids[id] = id;
        for (const [, field, times] of fields.matchAll(/([a-z])(\d*)/g)) (data[FIELDS.indexOf(field)] ||= {})[id] = +times || 1;
      }
      return [term, data];
    });
    const even = FIELDS.map(() => 1);
    return MiniSearch.loadJS(
      {
        index,
        documentIds: ids,
        documentCount: this.core.documents,
        nextId: this.core.documents,
        fieldIds: Object.fromEntries(FIELDS.map((field, n) => [field, n])),
        fieldLength: Object.fromEntries(Object.keys(ids).map((id) => [id, even])),
        averageFieldLength: even,
        storedFields: {},
        serializationVersion: 2,
      },
      { fields: FIELDS, tokenize: (text) => [text], processTerm: (term) => term, searchOptions: { boost: BOOST } },
    );
  }

  /** Title, label, kind, address (url, hash), file of the texts; null while its file is not here. */
  head(id) {
    const rows = this.got.get(`heads/${Math.floor(id / HEADS)}`)?.heads;
    if (!rows) return null;
    const [place, title, at, label] = rows[id % HEADS];
    const [event] = this.event(id) || [];
    if (event) return { title, label, kind: "exchange", url: `events/${event}/`, hash: event + at, place };
    const [url, hash = ""] = at.split("#");
    return { title, label: "", kind: label, url, hash, place };
  }

  /** The event of a document, if it is an exchange. */
  event(id) {
    let from = 0;
    return this.core.events.find(([, , size]) => id < (from += size));
  }

  /** The texts of a document: [[letter of its kind, text]]; null while they are not here. */
  parts(id) {
    const file = this.got.get(`texts/${this.head(id)?.place}`);
    return file ? file.texts[id - file.from] : null;
  }

  /** Fetch what is shown of some documents. */
  heads(ids) {
    return this.all(ids.filter((id) => !this.head(id)).map((id) => `heads/${Math.floor(id / HEADS)}`));
  }

  texts(ids) {
    return this.all(ids.filter((id) => !this.parts(id)).map((id) => `texts/${this.head(id).place}`));
  }

  all(names) {
    return names.length ? Promise.all([...new Set(names)].map((name) => this.file(name))) : null;
  }

  /** Everything, where it is small enough. */
  async rest() {
    const { files } = await this.file("all");
    for (const [name, data] of Object.entries(files)) {
      if (this.got.has(name)) continue;
      this.got.set(name, data);
      this.files.set(name, Promise.resolve(data));
    }
  }
}

/** FNV-1a, as in shards.py. */
function hash(key) {
  let value = 2166136261;
  for (let n = 0; n < key.length; n += 1) value = Math.imul(value ^ key.charCodeAt(n), 16777619) >>> 0;
  return value;
}
