// The checks before publication, drawn anew after each save, and the way to each place.

const REST = 2000;

/** The list of the page that the form edits; it has one from its first save on. */
function address() {
  const path = new URL(document.querySelector("form[data-edit-form]").action).pathname;
  return /\/pages\/\d+\/edit\/$/.test(path) ? path.replace(/edit\/$/, "checks/") : null;
}

let timer = null;

async function draw() {
  const from = address();
  if (!from) return;
  const answer = await fetch(from, { redirect: "manual" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = fresh.getElementById("checks");
  if (!list) return;
  const old = document.getElementById("checks");
  list.open = old?.open;
  // The form of a new page has none yet.
  if (old) old.replaceWith(document.adoptNode(list));
  else document.querySelector("form[data-edit-form]").before(document.adoptNode(list));
}

/** Open what hides an element: its tab and its folded panels; then go there. */
function jump(id) {
  let element = document.getElementById(id);
  if (!element) return false;
  const tab = element.closest("[role=tabpanel]");
  if (tab?.hidden) document.querySelector(`[role=tab][href="#${tab.id}"]`)?.click();
  for (let panel = element.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
    const toggle = panel.querySelector(":scope > .w-panel__header [data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
  // A chooser's own field is hidden: its panel is what one sees.
  while (!element.getClientRects().length && element.parentElement) element = element.parentElement;
  const shown = element.closest("[data-panel], [data-contentpath]") || element;
  shown.scrollIntoView({ block: "start" });
  const field = "input:not([type=hidden]), textarea, select, [contenteditable='true']";
  const first = element.matches(field)
    ? element
    : [...shown.querySelectorAll(field)].find(
        (each) => each.getClientRects().length && !each.closest(".w-panel__header"),
      );
  first?.focus({ preventScroll: true });
  return true;
}

document.addEventListener("w-autosave:success", () => {
  clearTimeout(timer);
  timer = setTimeout(draw, REST);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("#checks a[href^='#']");
  if (link && jump(link.hash.slice(1))) event.preventDefault();
});
// From the launch room: the blocks are drawn by a script of their own.
if (/^#(block-|id_)/.test(location.hash) && document.getElementById("checks")) {
  addEventListener("load", () => setTimeout(() => jump(location.hash.slice(1)), 300));
}
