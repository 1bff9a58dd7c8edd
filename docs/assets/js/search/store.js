// The index that scripts/dialogues/search/index.py writes, in small files: those that hold a term
// are fetched when it is asked for, each once.
import { Postings } from "./postings.js";
import { Rules } from "./rules.js";

/** @import { AmountReader } from "./amounts.js" */
/** @import { TermHit } from "./postings.js" */
/** @import { Format, TextFormat } from "./rules.js" */

/**
 * `events`: id, short name, number of exchanges; `files`: how many of each sort there are; `whole`:
 * whether all of the index is small enough to be fetched; `heads`: the first file of them.
 * @typedef {object} Core
 * @property {string} v
 * @property {string} language
 * @property {number} documents
 * @property {[string, string, number][]} events
 * @property {Record<string, number>} files
 * @property {boolean} whole
 * @property {IndexFile["heads"]} heads
 * @property {TextFormat} format for letters that are common
 */

/**
 * What is shown of a document; `place`: the file of its texts.
 * @typedef {object} Head
 * @property {string} title
 * @property {string} label
 * @property {string} kind
 * @property {string} url
 * @property {string} hash
 * @property {number} place
 */

/**
 * A file's data; which of these it holds depends on its sort.
 * @typedef {object} IndexFile
 * @property {string} v
 * @property {Record<string, string>} [terms]
 * @property {[number, string, string, string][]} [heads]
 * @property {number} [from] the first document of `texts`
 * @property {[string, string][][]} [texts] per document the letter of each text's kind, the text
 * @property {Record<string, any>} [files] all others by name
 */

/** The site was built anew since this page was opened: the index must be opened again. */
export class RenewedError extends Error {}

export class Store {
  /** @type {Map<string, Promise<any>>} files that are here or on their way */
  #files = new Map();
  /** @type {Map<string, any>} files that are here */
  #got = new Map();
  /** @type {Map<string, Postings>} */
  #postings = new Map();
  /** @type {Map<string, Map<number, TermHit>>} */
  #found = new Map();
  /** @type {Core | undefined} */
  #core;
  /** @type {Rules | undefined} */
  #rules;
  /** @type {AmountReader | undefined} once a query may hold an amount */
  amounts;

  /** @param {(name: string) => Promise<any>} load fetches a file of the index */
  constructor(load) {
    this.load = load;
  }

  /** @returns {Promise<Core>} */
  async open() {
    const core = /** @type {Core} */ (await this.load("core"));
    this.#rules = new Rules(core.format);
    this.#core = core;
    this.#got.set("heads/0", { v: core.v, heads: core.heads });
    return core;
  }

  get core() {
    if (!this.#core) throw new Error("the index has not been opened");
    return this.#core;
  }

  get rules() {
    if (this.#rules) return this.#rules;
    throw new Error("the index has not been opened");
  }

  get tokenizer() {
    return this.rules.tokenizer;
  }

  /** @returns {Promise<Format>} all rules, which come with the panel */
  async widen() {
    return this.rules.all ?? this.rules.add((await this.file("panel")).format);
  }

  /**
   * A file by name, fetched once.
   * @param {string} name
   * @returns {Promise<any>}
   */
  file(name) {
    const known = this.#files.get(name);
    if (known) return known;
    const coming = this.load(name).then((/** @type {IndexFile} */ data) => {
      if (data.v !== this.core.v) throw new RenewedError(name);
      this.#got.set(name, data);
      return data;
    });
    coming.catch(() => this.#files.delete(name));
    this.#files.set(name, coming);
    return coming;
  }

  /**
   * The file of a sort that holds a key.
   * @param {string} sort
   * @param {string} key
   */
  place(sort, key) {
    return `${sort}/${this.tokenizer.hashKey(key) % this.core.files[sort]}`;
  }

  /** @param {string} term */
  #placeTerm(term) {
    return this.place("terms", this.tokenizer.findKey(term));
  }

  /**
   * Fetch whatever some terms need.
   * @param {string[]} terms
   */
  need(terms) {
    return this.#fetch(terms.map((term) => this.#placeTerm(term)));
  }

  /** @param {string} term whether its file is here */
  has(term) {
    return this.#got.has(this.#placeTerm(term));
  }

  /**
   * The documents that hold a term whose file is here.
   * @param {string} term
   * @param {string | false} [typed] what it was cut from: terms that begin with it count too
   * @returns {Map<number, TermHit>}
   */
  look(term, typed) {
    const key = `${term} ${typed}`;
    const known = this.#found.get(key);
    if (known) return known;
    const found = this.#postingsOf(this.#placeTerm(term)).look(term, typed);
    this.#found.set(key, found);
    return found;
  }

  /** @param {string} name */
  #postingsOf(name) {
    const known = this.#postings.get(name);
    if (known) return known;
    const { documents, format } = this.core;
    const made = new Postings(this.#got.get(name).terms, documents, format.fields);
    this.#postings.set(name, made);
    return made;
  }

  /** @param {number} id */
  #placeHead(id) {
    return `heads/${Math.floor(id / this.core.format.heads_per_file)}`;
  }

  /**
   * What is shown of a document; null while its file is not here.
   * @param {number} id
   * @returns {Head | null}
   */
  head(id) {
    const rows = this.#got.get(this.#placeHead(id))?.heads;
    if (!rows) return null;
    const [place, title, at, label] = rows[id % this.core.format.heads_per_file];
    const event = this.event(id);
    if (event) {
      const [name] = event;
      return { title, label, kind: "exchange", url: `events/${name}/`, hash: name + at, place };
    }
    const [url, hash = ""] = at.split("#");
    return { title, label: "", kind: label, url, hash, place };
  }

  /**
   * The event of a document, if it is an exchange: id, short name, number of exchanges.
   * @param {number} id
   */
  event(id) {
    let from = 0;
    return this.core.events.find(([, , size]) => id < (from += size));
  }

  /**
   * What a document is: exchanges come first, the pages of their events last.
   * @param {number} id
   */
  kind(id) {
    if (this.event(id)) return "exchange";
    return id >= this.core.documents - this.core.events.length ? "event" : "page";
  }

  /**
   * The texts of a document: [[letter of its kind, text, its own place]]; null while not here.
   * @param {number} id
   * @returns {[string, string, string?][] | null}
   */
  parts(id) {
    const file = this.#got.get(`texts/${this.head(id)?.place}`);
    return file ? file.texts[id - file.from] : null;
  }

  /**
   * Fetch titles and addresses of documents.
   * @param {number[]} ids
   */
  heads(ids) {
    return this.#fetch(ids.map((id) => this.#placeHead(id)));
  }

  /**
   * Fetch the texts of documents whose heads are here.
   * @param {number[]} ids
   */
  texts(ids) {
    return this.#fetch(ids.map((id) => `texts/${this.head(id)?.place}`));
  }

  /** @param {string[]} names */
  #fetch(names) {
    const missing = new Set(names.filter((name) => !this.#got.has(name)));
    return missing.size ? Promise.all([...missing].map((name) => this.file(name))) : null;
  }

  /** Fetch everything, where it is small enough. */
  async rest() {
    const { files } = await this.file("all");
    for (const [name, data] of Object.entries(files)) {
      if (this.#got.has(name)) continue;
      this.#got.set(name, data);
      this.#files.set(name, Promise.resolve(data));
    }
  }
}
