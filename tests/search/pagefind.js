// Asks Pagefind through its own interface. Results below a page's heading count one by one, those
// that match best first; with `pages` in the order of its own user interface: page by page.
async ({ base, words, pages }) => {
  window.dnPagefind ??= await import(`${base}pagefind/pagefind.js`);
  await window.dnPagefind.options({ baseUrl: base });
  const { results } = await window.dnPagefind.search(words);
  const data = await Promise.all(results.map((result) => result.data()));
  const found = data.flatMap((page, place) => {
    const weigh = (part) =>
      part.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
    const parts = page.sub_results.map((part) => ({ url: part.url, weight: weigh(part), place }));
    return parts.sort((one, other) => other.weight - one.weight);
  });
  if (!pages) found.sort((one, other) => other.weight - one.weight);
  return found.map(({ url }) => new URL(url, location.href).href);
}
