// The search, in a thread of its own; box/protocol.js says how to speak to it. Queries stay in the
// browser: all that leaves it is which files of the index to fetch, from the site itself.
import "./postings.js"; // all scripts are named here, so that they come at once
import "./query.js";
import "./tokenizer.js";
import { Engine } from "./engine.js";
import { makeItem } from "./item.js";
import { MESSAGE } from "../box/protocol.js";
import { placeResults } from "./ranking.js";
import { RenewedError, Store } from "./store.js";

/** @import { Later } from "./later.js" */
/** @import { Answer, Question } from "../box/protocol.js" */
/** @import { Near } from "./near.js" */

const HOME = new URL("../../../search/", import.meta.url);
/** As many results there are at first; as many, if texts must be fetched. */
const MAX_EARLY = 10;
const MAX_FETCHED = 20;
/** Milliseconds: for who types a word at once; at most, for the first results to be seen. */
const TYPING = 40;
const SEEING = 300;
/** Letters of a query whose files are of use before there is more of it. */
const MIN_QUERY = 3;

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/**
 * @param {number} type
 * @param {unknown} [data]
 */
const post = (type, data) => self.postMessage({ type, data });

/** One opening of the index, and what is made of it. */
class Session {
  /** @type {Promise<Near> | undefined} */
  #near;
  /** @type {Promise<Later> | undefined} what takes the texts, once it is asked for */
  #later;
  /** Whether all of the index is here. */
  #whole = false;

  /**
   * @param {Map<string, unknown>} sent files that the page has fetched meanwhile
   * @param {RequestCache} cache
   */
  constructor(sent, cache) {
    this.store = new Store(async (name) => {
      const known = cache === "default" && sent.get(name);
      if (known) return known;
      const response = await fetch(new URL(`${name}.json`, HOME), { cache });
      if (!response.ok) throw new Error(name);
      return response.json();
    });
    this.engine = new Engine(this.store, () => (this.#near ??= this.#loadNear()));
    this.opened = this.store.open();
    this.opened.catch(() => (session = undefined)); // the first answer tells
  }

  async #loadNear() {
    try {
      const { Near } = await import("./near.js");
      return new Near(this.store);
    } catch (error) {
      this.#near = undefined;
      throw error;
    }
  }

  /**
   * @param {Question} asked
   * @returns {Promise<void>}
   */
  async answer(asked) {
    await this.opened;
    if (!asked.query.trim()) {
      post(MESSAGE.RESULT, { ...asked, items: [] });
      return;
    }
    if (!this.#whole) await this.#answerEarly(asked);
    if (last !== asked) return;
    if (!this.#whole && this.store.core.whole) {
      await this.store.rest();
      this.#whole = true;
    }
    const later = await (this.#later ??= this.#prepare());
    const result = await this.engine.search(asked.query, true);
    const passed = later.filter(result.found, asked);
    const placed = placeResults(passed.list);
    const top = (this.#whole ? placed : placed.slice(0, MAX_FETCHED)).map(({ id }) => id);
    await this.store.heads(top);
    await this.store.texts(top);
    if (last !== asked) return;
    const { first, rest } = later.answer(result, passed, asked.kind);
    post(MESSAGE.RESULT, { ...asked, ...first });
    // The others are further down: they can wait until these are on the screen.
    setTimeout(() => {
      if (last === asked) post(MESSAGE.REST, { asked: asked.asked, ...rest() });
    });
  }

  /**
   * What the index alone tells, before any text is here.
   * @param {Question} asked
   */
  async #answerEarly(asked) {
    // Files for one letter are of no use to who types a word at once.
    if (!this.#later && asked.query.length < MIN_QUERY) await pause(TYPING);
    if (last !== asked) return;
    const { found } = await this.engine.search(asked.query, false);
    if (asked.event || asked.topic || asked.kind) return;
    const best = placeResults(found).slice(0, MAX_EARLY);
    // Those whose titles are here, if there are any, wait for no file.
    const named = best.filter(({ id }) => this.store.head(id));
    const top = (named.length ? named : best).map(({ id }) => id);
    await this.store.heads(top);
    if (!top.length || last !== asked) return;
    const heads = top.flatMap((id) => this.store.head(id) ?? []);
    /** @type {Answer} */
    const early = {
      ...asked,
      items: heads.map((head) => makeItem(head)),
      early: true,
    };
    post(MESSAGE.RESULT, early);
    shown = asked;
    // The screen first, then the next files.
    if (!this.#later) await Promise.race([new Promise((done) => (seen = done)), pause(SEEING)]);
  }

  /** @returns {Promise<Later>} */
  async #prepare() {
    try {
      const [panel, { Later }] = await Promise.all([
        this.store.file("panel"),
        import("./later.js"),
        this.store.widen(),
      ]);
      const { events } = this.store.core;
      const choices = [...panel.format.parts, ...panel.format.kinds];
      post(MESSAGE.PANEL, { words: panel.words, topics: panel.topics, events, choices });
      const later = new Later(this.store, panel);
      if (this.#whole) setTimeout(() => this.#warm(later));
      return later;
    } catch (error) {
      this.#later = undefined;
      throw error;
    }
  }

  /**
   * Make ready what later answers need, a little at a time: keys that come meanwhile go first.
   * @param {Later} later
   */
  async #warm(later) {
    // What a query may need without a network.
    await Promise.allSettled([this.engine.near(), import("./amounts.js")]);
    for (const _ of later.excerpts.prepareAll()) {
      await pause(0);
      if (session !== this) return;
    }
  }
}

/** @type {Map<string, unknown>} */
let sent = new Map();
/** @type {Session | undefined} the one whose index is here or on its way */
let session;
/** @type {Question | undefined} the latest question */
let last;
/** @type {Question | undefined} the one whose first results are on the screen */
let shown;
/** @type {(seen?: unknown) => void} called once the first results are on the screen */
let seen = () => {};

/**
 * Answer; once more if the site was built anew since, or if the network was away for a moment. What
 * is here stays, for this question and others, unless it is of another build.
 * @param {Question} asked
 */
async function answerQuestion(asked) {
  last = asked;
  for (const again of [true, false]) {
    try {
      await (session ??= new Session(sent, "default")).answer(asked);
      return;
    } catch (error) {
      if (last !== asked) return;
      if (again) {
        if (error instanceof RenewedError) session = new Session(sent, "reload");
      } else if (shown !== asked) {
        post(MESSAGE.RESULT, { ...asked, items: [], failed: true });
      } else {
        post(MESSAGE.PARTLY, { asked: asked.asked }); // there are titles
      }
    }
  }
}

self.addEventListener("message", ({ data: { type, data } }) => {
  if (type === MESSAGE.FILES) {
    sent = new Map(data);
    session = new Session(sent, "default");
  } else if (type === MESSAGE.SEEN) {
    seen();
  } else if (type === MESSAGE.QUERY) {
    answerQuestion(data);
  }
});
