// Tables of figures sort by a press of a column's heading: amounts by what they amount to, words by
// the page's language. A second press turns the order round.

/** @typedef {string | number} SortKey an amount, NaN where a cell states none, or words */

/**
 * @param {Intl.Collator} order
 * @param {SortKey} one
 * @param {SortKey} other
 * @param {number} sign -1 to turn the order round; amounts that are none come last all the same
 */
export function compareKeys(order, one, other, sign) {
  if (typeof one === "number" && typeof other === "number") {
    return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || sign * (one - other) || 0;
  }
  return sign * order.compare(String(one), String(other));
}

/**
 * What a cell sorts by: an amount where it states one.
 * @param {HTMLTableCellElement} cell
 * @returns {SortKey}
 */
function findKey(cell) {
  const data = cell.querySelector("data");
  return data ? Number.parseFloat(data.value) : (cell.textContent ?? "").trim();
}

/**
 * @param {HTMLTableElement} table
 * @param {Intl.Collator} order
 */
function makeSortable(table, order) {
  table.setAttribute("data-dn-sortable", "");
  const headings = [...table.querySelectorAll("thead th")];
  for (const [column, heading] of headings.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      const body = table.tBodies[0];
      const rows = [...body.rows].map((row) => ({ row, key: findKey(row.cells[column]) }));
      rows.sort((one, other) => compareKeys(order, one.key, other.key, down ? -1 : 1));
      body.append(...rows.map(({ row }) => row));
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    });
  }
}

export function startTables() {
  const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  for (const data of document.querySelectorAll("th data")) {
    const table = data.closest("table");
    if (table && !table.hasAttribute("data-dn-sortable")) makeSortable(table, order);
  }
}
