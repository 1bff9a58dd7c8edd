// Material takes its search worker from `window.Worker` while its own script runs, which is before
// any module does. So this one script is no module: for the address of the search, Material gets a
// stand-in that keeps what it is told until search.js connects to it. It shares nothing else.
(() => {
  const config = document.getElementById("__config")?.textContent;
  if (!config) return;
  const { search } = JSON.parse(config);
  const NativeWorker = window.Worker;
  /** @type {unknown[]} */
  const kept = [];
  let receive = (/** @type {unknown} */ message) => void kept.push(message);
  const standIn = Object.assign(new EventTarget(), {
    postMessage: (/** @type {unknown} */ message) => receive(message),
  });
  /**
   * @param {string | URL} address
   * @param {WorkerOptions} [options]
   */
  function Worker(address, options) {
    return String(address) === search ? standIn : new NativeWorker(address, options);
  }
  window.Worker = /** @type {typeof window.Worker} */ (/** @type {unknown} */ (Worker));
  document.addEventListener(
    "dn-search-connect",
    (event) => {
      const { connect } = /** @type {CustomEvent} */ (event).detail;
      receive = connect(standIn);
      kept.splice(0).forEach((message) => receive(message));
    },
    { once: true },
  );
})();
