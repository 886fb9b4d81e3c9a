"use strict";
// What a row can be found by: its own words, and in a matrix the names of the columns that it has something in.
const wordsOf = (table) => {
  const matrix = table.classList.contains("matrix");
  const columns = matrix ? [...table.tHead.rows[table.tHead.rows.length - 1].cells].map((c) => c.dataset.full || c.textContent) : [];
  return [...table.tBodies[0].rows].map((row) => ({
    row,
    words: (matrix
      ? [...row.cells].map((c, i) => (i === 0 ? c.textContent : c.textContent ? columns[i] : "")).join(" ")
      : row.textContent).toLowerCase(),
  }));
};
for (const input of document.querySelectorAll("input[data-filter]")) {
  const table = document.getElementById(input.dataset.filter);
  const count = input.closest(".tools").querySelector("output");
  let rows;
  const apply = () => {
    rows ??= wordsOf(table);
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, words } of rows) {
      const fits = wanted.every((w) => words.includes(w));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.textContent = wanted.length ? `${shown} of ${rows.length} rows` : "";
  };
  input.addEventListener("input", apply);
  input.addEventListener("keydown", (e) => {
    if (e.key === "Escape") {
      input.value = "";
      apply();
    }
  });
  input.closest(".tools").hidden = false;
}
for (const button of document.querySelectorAll("button[data-open]")) {
  button.addEventListener("click", () => {
    const all = document.querySelectorAll("details");
    const open = button.getAttribute("aria-pressed") !== "true";
    for (const one of all) {
      one.open = open;
    }
    button.setAttribute("aria-pressed", String(open));
  });
  button.closest(".tools").hidden = false;
}
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const one of closed) {
    one.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const one of closed) {
    one.open = false;
  }
});
