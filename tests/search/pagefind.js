// Asks Pagefind through its own interface: pages in its order, as its own user interface shows
// them, and below each page what matches best first. `most`: of how many pages to load the results.
async ({ base, words, most }) => {
  window.dnPagefind ??= await import(`${base}pagefind/pagefind.js`);
  await window.dnPagefind.options({ baseUrl: base });
  const { results } = await window.dnPagefind.search(words);
  const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
  const weigh = ({ weighted_locations: places }) =>
    places.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  return pages
    .flatMap(({ sub_results: parts }) => parts.sort((one, other) => weigh(other) - weigh(one)))
    .map(({ url }) => new URL(url, location.href).href);
}
