// Tables of figures sort by a press of a column's heading: amounts by what they amount to, words by
// the page's language. A second press turns the order round.
const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** What a cell sorts by: an amount where it states one; amounts that are none come last. */
function sortKey(cell) {
  const data = cell.querySelector("data");
  return data ? Number.parseFloat(data.value) : cell.textContent.trim();
}

function compareKeys(one, other, sign) {
  if (typeof one === "string") {
    return sign * order.compare(one, other);
  }
  return Number.isNaN(one) - Number.isNaN(other) || sign * (one - other) || 0;
}

for (const table of document.querySelectorAll("table:has(data)")) {
  table.classList.add("dn-sortable");
  const headings = [...table.querySelectorAll("th")];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      const sign = down ? -1 : 1;
      const body = table.tBodies[0];
      const rows = [...body.rows].map((row) => [sortKey(row.cells[column]), row]);
      rows.sort((one, other) => compareKeys(one[0], other[0], sign));
      body.append(...rows.map(([, row]) => row));
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    });
  });
}
