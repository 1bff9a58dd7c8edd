// So that the site can be read without a network: a worker (offline/) keeps a copy of it. Where
// there can be none (storage shut off, an old browser, no `sw.js`), the site is as without it; a
// reader who saves data is not sent the whole of it. With the switch off the build empties this.

/** @typedef {Navigator & {connection?: {saveData?: boolean}}} Device */

const { connection } = /** @type {Device} */ (navigator);

async function register() {
  if (connection?.saveData || !("DecompressionStream" in window)) return;
  await navigator.serviceWorker.register(new URL("../../../sw.js", import.meta.url));
}

register().catch(() => {});
