import assert from "node:assert/strict";
import { test } from "node:test";
import { readFilters, withQuestion } from "../../docs/assets/js/box/address.js";
import { SearchChannel } from "../../docs/assets/js/box/channel.js";
import { readHanded } from "../../docs/assets/js/box/handed.js";
import { MESSAGE } from "../../docs/assets/js/box/protocol.js";

/** @import { Opening } from "../../docs/assets/js/box/channel.js" */
/** @import { Message } from "../../docs/assets/js/box/protocol.js" */

const ANY = { event: "", topic: "", kind: "" };

test("a question stands in the address with its filters, and is taken off again", () => {
  const page = "https://example.org/ja/?hide=note#interview-q01";
  const asked = withQuestion(page, "AI と仕事", { ...ANY, kind: "n" });
  const { searchParams, hash } = new URL(asked);
  assert.equal(searchParams.get("q"), "AI と仕事");
  assert.equal(searchParams.has("event"), false);
  assert.equal(hash, "#interview-q01");
  assert.deepEqual(readFilters(new URL(asked).search), { ...ANY, kind: "n" });
  assert.equal(withQuestion(asked, "", { ...ANY, kind: "n" }), page);
});

test("words are handed to one page for one minute", () => {
  const text = JSON.stringify({ href: "https://a/b", marks: ["x", 1], time: 1000 });
  assert.deepEqual(readHanded(text, 2000), { href: "https://a/b", marks: ["x", "1"] });
  assert.equal(readHanded(text, 61_001), null);
  const others = ["", "{", "null", "[]", '{"href":"https://a/b","time":1}', '{"marks":[]}'];
  for (const other of [null, ...others]) assert.equal(readHanded(other, 2000), null);
});

class FakeWorker extends EventTarget {
  /** @type {Message[]} */
  got = [];
  ended = false;

  terminate() {
    this.ended = true;
  }

  /** @param {Message} message */
  postMessage(message) {
    this.got.push(message);
  }
}

function makeChannel() {
  /** @type {FakeWorker[]} */
  const workers = [];
  /** @type {any[]} */
  const results = [];
  /** @type {any[]} */
  const rests = [];
  const state = { held: false };
  /** @type {(() => void)[]} */
  const fail = [];
  /** @returns {Opening} */
  const openIndex = () => {
    const fake = new FakeWorker();
    workers.push(fake);
    return {
      worker: /** @type {Worker} */ (/** @type {unknown} */ (fake)),
      failed: new Promise((done) => fail.push(() => done(undefined))),
      files: Promise.resolve([
        { status: "fulfilled", value: ["core", { v: "1" }] },
        { status: "rejected", reason: new Error("panel") },
      ]),
    };
  };
  const channel = new SearchChannel({
    openIndex,
    filters: () => ANY,
    hold: () => state.held,
    tell: {
      [MESSAGE.RESULT]: (data) => results.push(data),
      [MESSAGE.REST]: (data) => rests.push(data),
    },
  });
  return { channel, workers, openIndex, fail, results, rests, state };
}

const settle = () => new Promise((done) => setImmediate(done));

test("the worker starts with the first question and gets the latest one", async () => {
  const { channel, workers } = makeChannel();
  channel.ask("");
  assert.equal(workers.length, 0);
  channel.ask("c");
  channel.ask("cat");
  await settle();
  assert.equal(workers.length, 1);
  const [files, question, ...others] = workers[0].got;
  assert.deepEqual(files, { type: MESSAGE.FILES, data: [["core", { v: "1" }]] });
  assert.deepEqual(question.data, { query: "cat", asked: 3, ...ANY });
  assert.equal(others.length, 0);
});

test("a worker that does not come is told of, and the next question tries again", async () => {
  const { channel, workers, fail, results } = makeChannel();
  channel.ask("cat");
  fail[0]();
  await settle();
  assert.equal(results[0].failed, true);
  assert.equal(results[0].query, "cat");
  channel.ask("cat");
  await settle();
  assert.equal(workers.length, 2);
  assert.equal(workers[1].got.at(-1)?.data.query, "cat");
});

test("a worker that is already on its way is taken up, and only once", async () => {
  const { channel, workers, openIndex } = makeChannel();
  channel.start(openIndex());
  channel.start();
  channel.ask("cat");
  await settle();
  assert.equal(workers.length, 1);
  assert.equal(workers[0].got.at(-1)?.data.query, "cat");
});

test("beginning anew takes another worker, and nothing of the former one counts", async () => {
  const { channel, workers, fail, results } = makeChannel();
  channel.ask("cat");
  await settle();
  channel.restart();
  await settle();
  assert.equal(workers[0].ended, true);
  assert.equal(workers.length, 2);
  assert.equal(workers[1].got.at(-1)?.data.query, "cat");
  fail[0]();
  await settle();
  assert.equal(results.length, 0);
  fail[1]();
  await settle();
  assert.equal(results.length, 1);
});

test("answers wait while somebody is in the list", () => {
  const { channel, results, rests, state } = makeChannel();
  channel.ask("cat");
  state.held = true;
  channel.hear({ type: MESSAGE.RESULT, data: { asked: 1 } });
  channel.hear({ type: MESSAGE.REST, data: { asked: 1 } });
  assert.deepEqual([results, rests], [[], []]);
  state.held = false;
  channel.hearLate();
  assert.deepEqual([results, rests], [[{ asked: 1 }], [{ asked: 1 }]]);
  channel.hearLate();
  assert.equal(results.length, 1);
});

test("an answer to a question that is asked no more is none", () => {
  const { channel, results } = makeChannel();
  channel.ask("cat");
  channel.ask("dog");
  channel.hear({ type: MESSAGE.RESULT, data: { asked: 1 } });
  channel.hear({ type: MESSAGE.RESULT, data: { asked: 2 } });
  assert.deepEqual(results, [{ asked: 2 }]);
});
