// Which of the files that are kept answers an address. No network, no storage: what is decided here
// can be tested without a browser. The build joins this folder's modules into one `sw.js`
// (scripts/dialogues/site/offline.py), so no two may use the same name.

/**
 * What a build has: path below the site's root to where its file begins and ends in the pack.
 * @typedef {Map<string, [number, number]>} Files
 */

/** What a file is, by the end of its name. @type {Record<string, string>} */
const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
};

/** @param {string} file */
export const findType = (file) => TYPES[file.slice(file.lastIndexOf(".") + 1)] ?? "";

/**
 * The beginning of our caches' names: another site's on the same host never begins so.
 * @param {string} scope the site's address
 */
export const nameCaches = (scope) => `dn-offline:${encodeURIComponent(new URL(scope).pathname)}:`;

/**
 * What an address names below the site's root, whatever it asks or points at; null if it is not of
 * this site.
 * @param {string} scope
 * @param {string} address
 */
export function cutPath(scope, address) {
  const [{ origin, pathname: root }, url] = [new URL(scope), new URL(address)];
  if (url.origin !== origin || !url.pathname.startsWith(root)) return null;
  return url.pathname.slice(root.length);
}

/**
 * The file at a path; a folder's is its page.
 * @param {Files} files
 * @param {string} path
 */
export function findFile(files, path) {
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return files.has(file) ? file : undefined;
}

/**
 * Whether a folder's last slash is missing: links on its page are meant for the address with it.
 * @param {Files} files
 * @param {string} path
 */
export const lacksSlash = (files, path) => path !== "" && files.has(`${path}/index.html`);

/**
 * The page that says that there is none at a path; no page for what is no page's address.
 * @param {Files} files
 * @param {string} path
 */
export function findMissing(files, path) {
  const [language] = path.split("/");
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name.includes(".") && !name.endsWith(".html")) return undefined;
  return [`${language}/404.html`, "404.html"].find((page) => files.has(page));
}
