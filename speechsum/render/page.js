// Headings that sort their table; without scripts the table is simply in its order.
const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

// Rows of a long table that are not shown yet: until they are wanted they are text.
const waiting = new WeakMap();

function rest(table) {
  const text = document.getElementById(table.dataset.rest);
  if (text) {
    const template = document.createElement("template");
    template.innerHTML = `<table><tbody>${text.textContent}</tbody></table>`;
    waiting.set(table, [...template.content.querySelectorAll("tr")]);
    text.remove();
  }
  return waiting.get(table) ?? [];
}

function showAll(table) {
  table.tBodies[0].append(...rest(table));
  waiting.delete(table);
}

function sort(table, heading, up) {
  const body = table.tBodies[0];
  const shown = body.rows.length;
  const keyed = [...body.rows, ...rest(table)].map((row) => {
    const cell = row.cells[heading.cellIndex];
    return [cell.dataset.key ?? cell.textContent, row];
  });
  keyed.sort(([a], [b]) => {
    if (!a !== !b) return a ? -1 : 1;
    return up ? order.compare(a, b) : order.compare(b, a);
  });
  table.tHead.querySelector("[aria-sort]")?.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", up ? "ascending" : "descending");
  const rows = keyed.map(([, row]) => row);
  body.replaceChildren(...rows.slice(0, shown));
  waiting.set(table, rows.slice(shown));
}

function sortable(table) {
  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `${table.dataset.sort}: ${heading.textContent}`;
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      sort(table, heading, heading.getAttribute("aria-sort") !== "ascending");
    });
  }
}

// One of many reports is built when it is opened, by hand or by a link to a place in it.
function build(report) {
  const text = document.getElementById(`${report.id}-text`);
  if (!text) return;
  const template = document.createElement("template");
  template.innerHTML = text.textContent;
  template.content.querySelectorAll("table.directives").forEach(sortable);
  report.append(template.content);
  text.remove();
}

function unfold(hash) {
  const report = document.getElementById(hash.slice(1).split("-")[0]);
  if (report?.tagName !== "DETAILS") return false;
  build(report);
  report.open = true;
  return true;
}

document.querySelectorAll("table.directives").forEach(sortable);
for (const buttons of document.querySelectorAll(".orders")) {
  buttons.hidden = false;
  const table = buttons.nextElementSibling;
  buttons.addEventListener("click", ({ target }) => {
    const column = target.dataset.column;
    if (column) sort(table, table.tHead.querySelector(`th[data-column="${column}"]`), true);
  });
}
for (const more of document.querySelectorAll(".more")) {
  more.hidden = false;
  const table = more.previousElementSibling;
  const all = () => (showAll(table), more.remove());
  more.addEventListener("click", all);
  addEventListener("beforeprint", all);
}
addEventListener("toggle", ({ target }) => target.open && build(target), true);
addEventListener("click", ({ target }) => {
  const link = target.closest?.('a[href^="#r"]');
  if (link) unfold(link.hash);
});
// Said again, the address finds the place that was not there before.
addEventListener("hashchange", () => unfold(location.hash) && location.replace(location.hash));
if (unfold(location.hash)) location.replace(location.hash);
