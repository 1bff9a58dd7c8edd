// Put into a page before its own scripts: asks through the search box and reads its results, of
// ours or, where a page has that, of Material's. Their workers speak alike (message types 2 QUERY,
// 3 RESULT); results are links, best first.
"use strict";
{
  const box = { asked: 0, answered: 0, when: 0, changed: 0, typed: 0, first: 0 };
  const QUERY = 2;
  const RESULT = 3;
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", ({ data }) => {
        // Ours may show some results early, before all of its files are here.
        if (data?.type === RESULT && !data.data?.early) {
          // An engine may number its questions, and leave out those that newer ones have overtaken.
          box.answered = data.data?.asked ?? box.answered + 1;
          box.when = performance.now();
        }
      });
    }
    postMessage(message, ...rest) {
      if (message?.type === QUERY) box.asked += 1;
      return super.postMessage(message, ...rest);
    }
  };

  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  // Scroll events come with frames; one more, for what they make.
  const frame = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const OURS = { field: ".dn-search__field", links: ".dn-found", list: ".dn-search__list" };
  const STOCK = {
    field: ".md-search__input",
    links: ".md-search-result__link",
    list: ".md-search__scrollwrap",
  };
  const names = () => (document.querySelector(STOCK.field) ? STOCK : OURS);
  const field = () => document.querySelector(names().field);
  const anchors = () => document.querySelectorAll(names().links);

  document.addEventListener("DOMContentLoaded", () => {
    const watch = new MutationObserver(() => {
      box.changed = performance.now();
      if (box.typed && !box.first && anchors().length) box.first = box.changed;
    });
    const list = document.querySelector(names().list);
    watch.observe(list, { childList: true, subtree: true, characterData: true });
  });
  // The first key, for the time to the first result; a composition has none of its own.
  for (const type of ["keydown", "beforeinput"]) {
    addEventListener(type, ({ target }) => {
      if (!box.typed && target === field()) box.typed = performance.now();
    }, true);
  }

  // Until every question is answered and the results have stood still for a moment.
  box.settled = async (asked) => {
    const start = performance.now();
    for (;;) {
      await sleep(5);
      const now = performance.now();
      const known = box.asked > asked || now - start > 300;
      const still = now - Math.max(box.changed, box.when, start) > 20;
      if (known && still && box.answered >= box.asked) return;
      if (now - start > 10_000) throw new Error("no answer within ten seconds");
    }
  };

  // What is shown at first, or all: Material adds more as one scrolls.
  box.links = async (all) => {
    const scroller = document.querySelector(names().list);
    for (let count = 0; all && anchors().length > count; ) {
      count = anchors().length;
      for (const top of [0, scroller.scrollHeight]) {
        scroller.scrollTop = top;
        await frame();
      }
    }
    const found = [...anchors()].map((anchor) => anchor.href);
    scroller.scrollTop = 0;
    return found;
  };

  // As if the words had just been entered, whatever stood there before.
  box.enter = (words) => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    value.set.call(field(), words);
    const inputType = "insertText";
    field().dispatchEvent(new InputEvent("input", { bubbles: true, inputType, data: words }));
    // Material's box listens to keys alone.
    if (names() === STOCK) field().dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };
  box.ask = async (words, all) => {
    const asked = box.asked;
    box.enter(words);
    await box.settled(asked);
    return box.links(all);
  };

  // Milliseconds from entering to the answer, and to the last change that it made.
  box.time = async (words) => {
    const asked = box.asked;
    const start = performance.now();
    box.changed = box.when = 0;
    box.enter(words);
    await box.settled(asked);
    return Math.max(box.changed, box.when, start) - start;
  };
  window.dnBox = box;
}
