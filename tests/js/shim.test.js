import assert from "node:assert/strict";
import { test } from "node:test";

test("Material gets a stand-in for its worker, which keeps what it is told", async () => {
  class NativeWorker {
    /** @param {string} address */
    constructor(address) {
      this.address = address;
    }
  }
  const config = { textContent: JSON.stringify({ search: "../search/worker.js" }) };
  Object.assign(globalThis, {
    document: Object.assign(new EventTarget(), { getElementById: () => config }),
    window: globalThis,
    Worker: NativeWorker,
  });
  await import("../../docs/assets/js/search-shim.js");
  assert.ok(new globalThis.Worker("other.js") instanceof NativeWorker);
  const standIn = new globalThis.Worker("../search/worker.js");
  assert.ok(!(standIn instanceof NativeWorker));
  standIn.postMessage("first");
  /** @type {unknown[]} */
  const got = [];
  /** @type {unknown} */
  let given;
  const connect = (/** @type {unknown} */ target) => {
    given = target;
    return (/** @type {unknown} */ message) => got.push(message);
  };
  globalThis.document.dispatchEvent(new CustomEvent("dn-search-connect", { detail: { connect } }));
  standIn.postMessage("second");
  assert.equal(given, standIn);
  assert.deepEqual(got, ["first", "second"]);
});
