// The worker that stands between the site's pages and the network. Online it changes nothing:
// readers get what is published now. Only where no answer comes is it the copy's turn.
import { cutPath, findFile, findMissing, findType, lacksSlash, nameCaches } from "./addresses.js";

/** @import { Files } from "./addresses.js" */

/**
 * What a build has to be kept: `pack`, a file of all files, each compressed by itself; its `size`.
 * @typedef {{pack: string, size: number, files: Record<string, [number, number]>}} List
 */

/**
 * What TypeScript's library for pages does not have.
 * @typedef {Event & {waitUntil: (done: Promise<unknown>) => void}} LifeEvent
 * @typedef {LifeEvent & {
 *   request: Request,
 *   clientId: string,
 *   resultingClientId: string,
 *   preloadResponse?: Promise<Response | undefined>,
 *   respondWith: (answer: Promise<Response>) => void,
 * }} AskedEvent
 * @typedef {{
 *   registration: ServiceWorkerRegistration,
 *   clients: {claim: () => Promise<void>},
 *   skipWaiting: () => Promise<void>,
 *   addEventListener: (name: string, heard: (event: any) => void) => void,
 * }} Scope
 */

/** Milliseconds until what is kept comes before what the network is still looking for. */
const PATIENCE = 4000;

/**
 * Delete this site's caches but one.
 * @param {string} scope
 * @param {string} [kept]
 */
async function clearCaches(scope, kept) {
  const ours = (await caches.keys()).filter((name) => name.startsWith(nameCaches(scope)));
  await Promise.all(ours.filter((name) => name !== kept).map((name) => caches.delete(name)));
}

/** What a build has, kept in a cache of its own as it came. */
export class Copy {
  /** @type {Files} */
  files;

  /**
   * @param {string} scope the site's address
   * @param {List} list
   */
  constructor(scope, { pack, size, files }) {
    this.scope = scope;
    this.address = new URL(pack, scope).href;
    this.name = nameCaches(scope) + pack;
    this.size = size;
    this.files = new Map(Object.entries(files));
  }

  #find() {
    return caches.match(this.address, { cacheName: this.name });
  }

  /** Fetch it, unless it is there. */
  async fill() {
    if (await this.#find()) return;
    const answer = await fetch(this.address);
    const pack = await answer.blob();
    if (!answer.ok || pack.size !== this.size) throw new Error(`not what it was: ${this.address}`);
    const cache = await caches.open(this.name);
    await cache.put(this.address, new Response(pack)).catch(async (error) => {
      await caches.delete(this.name); // no room
      throw error;
    });
  }

  /**
   * A file as it was; undefined if it is not kept, or storage is shut off.
   * @param {string | undefined} file
   * @param {number} [status]
   */
  async take(file = "", status = 200) {
    const place = this.files.get(file);
    const pack = place && (await this.#find().catch(() => undefined));
    if (!pack) return undefined;
    const part = (await pack.blob()).slice(...place).stream();
    const headers = { "Content-Type": findType(file) };
    return new Response(part.pipeThrough(new DecompressionStream("deflate")), { status, headers });
  }

  /**
   * What is kept at a path of the site.
   * @param {string} path
   * @param {string} address all of it
   */
  async answer(path, address) {
    if (!lacksSlash(this.files, path)) return this.take(findFile(this.files, path));
    const url = new URL(address);
    url.pathname += "/";
    return Response.redirect(url);
  }
}

/**
 * A page has set out before this worker was up.
 * @param {AskedEvent} event
 */
const askNetwork = async ({ request, preloadResponse }) =>
  (await preloadResponse) ?? fetch(request);

/** @param {Copy} copy */
function makeAnswer(copy) {
  /** Pages that the copy had to answer: from then on it answers first; nobody waits twice. */
  const served = new Set();
  return async (/** @type {AskedEvent} */ event, /** @type {string} */ path) => {
    const { request, clientId, resultingClientId } = event;
    const isVisit = request.mode === "navigate";
    const fromCopy = async () => {
      const kept = await copy.answer(path, request.url);
      if (kept) served.add(resultingClientId || clientId);
      return kept;
    };
    const early = !isVisit && served.has(clientId) && (await fromCopy());
    if (early) return early;
    const coming = askNetwork(event);
    event.waitUntil(coming.catch(() => {}));
    const late = new Promise((done) => setTimeout(done, PATIENCE));
    const come = await Promise.race([coming, late]).catch(() => undefined);
    if (come instanceof Response && come.status < 500) return come;
    const kept = await fromCopy();
    if (kept) return kept;
    return coming.catch(async (error) => {
      const missing = isVisit && (await copy.take(findMissing(copy.files, path), 404));
      if (!missing) throw error;
      served.add(resultingClientId);
      return missing;
    });
  };
}

const getScope = () => /** @type {Scope} */ (/** @type {unknown} */ (globalThis));

/** @param {List} list */
export function startWorker(list) {
  const scope = getScope();
  const { registration } = scope;
  const copy = new Copy(registration.scope, list);
  const answer = makeAnswer(copy);
  scope.addEventListener("install", (/** @type {LifeEvent} */ event) => {
    event.waitUntil(copy.fill().then(() => scope.skipWaiting()));
  });
  scope.addEventListener("activate", (/** @type {LifeEvent} */ event) => {
    const done = [clearCaches(copy.scope, copy.name), registration.navigationPreload?.enable()];
    event.waitUntil(Promise.all(done).then(() => scope.clients.claim()));
  });
  scope.addEventListener("fetch", (/** @type {AskedEvent} */ event) => {
    const { method, mode, url } = event.request;
    const path = method === "GET" ? cutPath(copy.scope, url) : null;
    const isOurs = path !== null && (mode === "navigate" || findFile(copy.files, path));
    if (isOurs) event.respondWith(answer(event, path));
  });
}

/**
 * What is published while the switch is off: it takes the place of the worker that readers'
 * browsers have, deletes what that has kept, and goes.
 */
export function leave() {
  const scope = getScope();
  const { registration } = scope;
  scope.addEventListener("install", () => scope.skipWaiting());
  scope.addEventListener("activate", (/** @type {LifeEvent} */ event) => {
    event.waitUntil(clearCaches(registration.scope).finally(() => registration.unregister()));
  });
}
