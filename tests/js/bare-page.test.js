// A page on which nothing is that our scripts look for: they do nothing, and nothing fails.
import assert from "node:assert/strict";
import { test } from "node:test";

/** A page's element, of which these tests only need that it can be made and added. */
class BareElement {
  hidden = false;
  className = "";
  lang = "";
  append() {}
  addEventListener() {}
  closest() {
    return null;
  }
  querySelectorAll() {
    return [];
  }
  querySelector() {
    return null;
  }
}

test("a page without our elements and Material's is left alone", async () => {
  /** @type {unknown[]} */
  const faults = [];
  const bare = {
    body: new BareElement(),
    documentElement: new BareElement(),
    querySelector: () => null,
    querySelectorAll: () => [],
    getElementById: () => null,
    createElement: () => new BareElement(),
    addEventListener: () => {},
    dispatchEvent: () => assert.fail("nobody is there to be told"),
  };
  Object.assign(globalThis, {
    document: bare,
    window: globalThis,
    location: new URL("https://example.org/ja/"),
    localStorage: { getItem: () => null, setItem: () => {}, removeItem: () => {} },
    Element: BareElement,
    HTMLElement: BareElement,
    HTMLInputElement: class extends BareElement {},
    HTMLDialogElement: class extends BareElement {},
    reportError: (/** @type {unknown} */ error) => faults.push(error),
    addEventListener: () => {},
    scrollY: 0,
    requestAnimationFrame: () => 0,
    ResizeObserver: class {
      observe() {}
    },
  });
  const { started } = await import("../../docs/assets/js/main.js");
  await started;
  assert.deepEqual(faults, []);
});

test("a feature that fails does not take the others down", async () => {
  /** @type {unknown[]} */
  const faults = [];
  /** @type {string[]} */
  const looked = [];
  Object.assign(globalThis, {
    reportError: (/** @type {unknown} */ error) => faults.push(error),
  });
  Object.assign(globalThis.document, {
    querySelector: () => new BareElement(),
    querySelectorAll: (/** @type {string} */ selector) => {
      looked.push(selector);
      if (selector === "[data-dn-opens]") throw new Error("planted");
      return [];
    },
  });
  const again = "../../docs/assets/js/main.js?again";
  await (
    await import(again)
  ).started;
  assert.ok(looked.includes("th data"), "the others have run");
  assert.deepEqual(
    faults.map((fault) => /** @type {Error} */ (fault).message),
    ["planted"],
  );
});
