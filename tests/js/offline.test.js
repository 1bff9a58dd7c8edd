import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { deflateSync } from "node:zlib";
import {
  cutPath,
  findFile,
  findMissing,
  findType,
  lacksSlash,
  nameCaches,
} from "../../docs/assets/js/offline/addresses.js";
import { Copy, leave, startWorker } from "../../docs/assets/js/offline/worker.js";

const SITE = "https://example.org/notes/";
const PAGES = ["index.html", "404.html", "en/404.html", "en/topics/agi/index.html", "en/a.js"];
/** @type {Map<string, [number, number]>} */
const FILES = new Map(PAGES.map((path, n) => [path, [n, n + 1]]));

test("what an address asks and points at is not part of its file", () => {
  const path = (/** @type {string} */ address) => cutPath(SITE, new URL(address, SITE).href);
  assert.equal(path("en/topics/agi/?q=a/b&view=both-en#agi"), "en/topics/agi/");
  assert.equal(path("?x"), "");
  assert.equal(path("/notes"), null, "not below it");
  assert.equal(path("/notes-2/en/"), null);
  assert.equal(path("https://example.com/notes/en/"), null);
});

test("an address finds its page, with and without the page's own name", () => {
  assert.equal(findFile(FILES, ""), "index.html");
  assert.equal(findFile(FILES, "en/topics/agi/"), "en/topics/agi/index.html");
  assert.equal(findFile(FILES, "en/topics/agi/index.html"), "en/topics/agi/index.html");
  assert.equal(findFile(FILES, "en/topics/agi"), undefined);
  assert.equal(findFile(FILES, "constructor"), undefined);
  assert.ok(lacksSlash(FILES, "en/topics/agi"));
  assert.ok(!lacksSlash(FILES, "en/topics/agi/"));
  assert.ok(!lacksSlash(FILES, ""));
  assert.match(findType("en/topics/agi/index.html"), /^text\/html/);
});

test("where there is no page, the language says so, else the site", () => {
  assert.equal(findMissing(FILES, "en/none/"), "en/404.html");
  assert.equal(findMissing(FILES, "en/none"), "en/404.html");
  assert.equal(findMissing(FILES, "ko/none.html"), "404.html");
  assert.equal(findMissing(FILES, "data/dialogues.json"), undefined, "no page");
  assert.equal(findMissing(new Map(), "en/none/"), undefined);
});

/** What tests need of a browser's caches. */
class Caches {
  /** @type {Map<string, Map<string, Response>>} */
  all = new Map();
  /** How many files there is room for. */
  room = Infinity;

  async keys() {
    return [...this.all.keys()];
  }

  /** @param {string} name */
  async delete(name) {
    return this.all.delete(name);
  }

  /**
   * @param {string} key
   * @param {{cacheName: string}} options
   */
  async match(key, { cacheName }) {
    return this.all.get(cacheName)?.get(key)?.clone();
  }

  /** @param {string} name */
  async open(name) {
    const held = this.all.get(name) ?? new Map();
    this.all.set(name, held);
    const put = async (/** @type {string} */ key, /** @type {Response} */ answer) => {
      if (held.size >= this.room) throw new DOMException("", "QuotaExceededError");
      held.set(key, answer);
    };
    return { put };
  }
}

/** @type {Caches} */
let caches;
/** @type {string[]} */
let asked;
/** @type {Record<string, (event: unknown) => void>} */
let heard;
/** @type {() => Promise<Response>} */
let answer;

const parts = ["home", "code"].map((text) => new Uint8Array(deflateSync(text)));
const pack = new Blob(parts);
/** @type {import("../../docs/assets/js/offline/worker.js").List} */
const LIST = {
  pack: "kept.1.bin",
  size: pack.size,
  files: {
    "index.html": [0, parts[0].length],
    "en/index.html": [0, parts[0].length],
    "en/a.js": [parts[0].length, pack.size],
  },
};

beforeEach(() => {
  caches = new Caches();
  asked = [];
  heard = {};
  answer = async () => new Response(pack);
  Object.assign(globalThis, {
    caches,
    fetch: (/** @type {string | {url: string}} */ what) => {
      asked.push(typeof what === "string" ? what : what.url);
      return answer();
    },
    registration: { scope: SITE, unregister: async () => asked.push("unregister") },
    clients: { claim: async () => {} },
    skipWaiting: async () => {},
    addEventListener: (/** @type {string} */ name, /** @type {() => void} */ hear) => {
      heard[name] = hear;
    },
  });
});

/** @param {string} name */
const happen = (name) =>
  new Promise((done) =>
    heard[name]({ waitUntil: (/** @type {Promise<void>} */ end) => done(end) }),
  );

test("what is kept comes back as it was, and is fetched once", async () => {
  const copy = new Copy(SITE, LIST);
  assert.equal(await copy.take("index.html"), undefined, "nothing yet");
  await copy.fill();
  await copy.fill();
  assert.deepEqual(asked, [`${SITE}kept.1.bin`]);
  const kept = await copy.take("en/a.js");
  assert.equal(await kept?.text(), "code");
  assert.match(kept?.headers.get("Content-Type") ?? "", /javascript/);
  const missing = await copy.take("index.html", 404);
  assert.deepEqual([await missing?.text(), missing?.status], ["home", 404]);
  assert.equal(await copy.take("en/none"), undefined);
  assert.equal(
    (await copy.answer("en", `${SITE}en?x#y`))?.headers.get("Location"),
    `${SITE}en/?x#y`,
  );
  caches.match = () => Promise.reject(new DOMException("", "SecurityError"));
  assert.equal(await copy.take("index.html"), undefined, "shut storage is no fault");
});

test("what is not this build's pack, or has no room, is not kept", async () => {
  const copy = new Copy(SITE, LIST);
  answer = async () => new Response("cut off");
  await assert.rejects(copy.fill(), /not what it was/);
  answer = async () => new Response(pack, { status: 404 });
  await assert.rejects(copy.fill(), /not what it was/);
  answer = async () => new Response(pack);
  caches.room = 0;
  await assert.rejects(copy.fill(), { name: "QuotaExceededError" });
  assert.deepEqual(await caches.keys(), []);
});

test("a new build's copy takes the place of the old one's, and of no other site's", async () => {
  for (const name of [`${nameCaches(SITE)}0`, "dn-offline:%2F:1", "other"]) await caches.open(name);
  startWorker(LIST);
  await happen("install");
  await happen("activate");
  const ours = `${nameCaches(SITE)}kept.1.bin`;
  assert.deepEqual(await caches.keys(), ["dn-offline:%2F:1", "other", ours]);
});

/**
 * @param {string} path
 * @param {Record<string, string>} [about] the request and its event
 * @returns {Promise<Response> | undefined}
 */
function ask(path, about) {
  /** @type {Promise<Response> | undefined} */
  let given;
  const event = { method: "GET", mode: "navigate", resultingClientId: "page", ...about };
  heard.fetch({
    clientId: "page",
    ...event,
    request: { ...event, url: SITE + path },
    respondWith: (/** @type {Promise<Response>} */ one) => (given = one),
    waitUntil: () => {},
  });
  return given;
}

test("the network comes first; the copy where it fails, then for all of the page", async ({
  mock,
}) => {
  /** @type {(() => void)[]} */
  const waits = [];
  mock.method(globalThis, "setTimeout", (/** @type {() => void} */ end) => waits.push(end));
  startWorker(LIST);
  await happen("install");
  const script = { mode: "cors", resultingClientId: "" };
  const text = async (/** @type {Promise<Response> | undefined} */ one) => (await one)?.text();
  answer = async () => new Response("new");
  assert.equal(await text(ask("en/")), "new");
  assert.equal(await text(ask("en/a.js", script)), "new");
  answer = async () => new Response("", { status: 503 });
  assert.equal(await text(ask("en/?q=1")), "home");
  answer = async () => new Response("new");
  assert.equal(await text(ask("en/a.js", script)), "code", "as of one build");
  assert.equal(await text(ask("en/a.js", { ...script, clientId: "another" })), "new");
  assert.equal(ask("en/", { method: "POST" }), undefined);
  assert.equal(ask("data/dialogues.json", script), undefined);
  answer = () => Promise.reject(new TypeError("cut"));
  await assert.rejects(async () => ask("en/book.epub"), /cut/);
  answer = () => new Promise(() => {});
  const late = ask("en/", { resultingClientId: "late" });
  await new Promise(setImmediate);
  waits.at(-1)?.();
  assert.equal(await text(late), "home");
});

test("switched off, it deletes this site's caches and goes, even where it cannot", async () => {
  leave();
  for (const name of [`${nameCaches(SITE)}1`, `${nameCaches(SITE)}2`, "dn-offline:%2F:1"]) {
    await caches.open(name);
  }
  await happen("activate");
  assert.deepEqual([await caches.keys(), asked], [["dn-offline:%2F:1"], ["unregister"]]);
  caches.keys = () => Promise.reject(new DOMException("", "SecurityError"));
  await assert.rejects(happen("activate"));
  assert.equal(asked.length, 2);
  assert.ok(!("fetch" in heard), "it answers nothing");
});
