// A text pasted from Word or Google Docs keeps its headings and tables: each becomes a block of its
// own. Draftail keeps paragraphs, lists and links by itself; it would lose the other two.

const words = JSON.parse(document.getElementById("editor-words").textContent);
const TITLE = /^H[1-6]$/;
const CONTAINERS = new Set(["DIV", "SECTION", "ARTICLE", "MAIN", "CENTER", "SPAN", "B"]);
const LONGEST = { heading: 160, cell: 300 };
const own = new WeakSet();

const tidy = (element) => element.textContent.replace(/\s+/g, " ").trim();
const escaped = (text) => {
  const holder = document.createElement("p");
  holder.textContent = text;
  return holder.innerHTML;
};

/** The cells of a table as lines of equal length; a joined cell leaves its neighbours empty. */
function grid(table) {
  const lines = [...table.rows].map(() => []);
  [...table.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (lines[y][x] !== undefined) x += 1;
      for (let below = 0; below < cell.rowSpan && y + below < lines.length; below += 1) {
        for (let beside = 0; beside < cell.colSpan; beside += 1) {
          lines[y + below][x + beside] = below || beside ? "" : tidy(cell);
        }
      }
    }
  });
  const width = Math.max(0, ...lines.map((line) => line.length));
  return lines.map((line) => Array.from({ length: width }, (_, x) => line[x] ?? ""));
}

/** What our table block can hold: two to eight columns, cells of some words. */
function fits(lines) {
  const width = lines[0]?.length ?? 0;
  const short = lines.flat().every((cell) => cell.length <= LONGEST.cell);
  return lines.length > 1 && width > 1 && width < 9 && short;
}

/** The parts of a pasted text in order: `html`, `heading` or `table`. */
function parts(nodes, found = []) {
  const text = (html) => {
    const last = found.at(-1);
    if (last?.type === "html") last.html += html;
    else found.push({ type: "html", html });
  };
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.trim()) text(escaped(node.data));
    } else if (node.nodeType !== Node.ELEMENT_NODE) {
      continue;
    } else if (TITLE.test(node.nodeName)) {
      const title = tidy(node);
      if (title.length > LONGEST.heading) text(`<p><b>${escaped(title)}</b></p>`);
      else if (title) found.push({ type: "heading", text: title, depth: Number(node.nodeName[1]) });
    } else if (node.nodeName === "TABLE") {
      const lines = grid(node);
      if (fits(lines)) found.push({ type: "table", lines });
      else if (lines.every((line) => line.length === 1)) {
        for (const row of node.rows) parts(row.cells[0].childNodes, found);
      } else text(lines.map((line) => `<p>${line.map(escaped).join(" | ")}</p>`).join(""));
    } else if (CONTAINERS.has(node.nodeName) && node.querySelector("h1,h2,h3,h4,h5,h6,table,p")) {
      parts(node.childNodes, found);
    } else if (tidy(node)) text(node.outerHTML);
  }
  return found;
}

/** The same without blocks, where the text can't hold any: bold lines, cells side by side. */
function flattened(part) {
  if (part.type === "heading") return `<p><b>${escaped(part.text)}</b></p>`;
  if (part.type === "html") return part.html;
  return part.lines.map((line) => `<p>${line.map(escaped).join(" | ")}</p>`).join("");
}

const items = (values) => values.map((value) => ({ value, id: crypto.randomUUID() }));

/** The value that our block of this name starts with. */
function valueOf(part, top) {
  if (part.type === "heading") return { text: part.text, level: part.depth > top ? "h3" : "h2" };
  const [header, ...rows] = part.lines;
  return { caption: "", header: items(header), rows: items(rows.map(items)) };
}

/** Give `html` to a rich text as if it had been pasted alone. */
function hand(editable, html) {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.textContent);
  const event = new ClipboardEvent("paste", {
    clipboardData: data,
    bubbles: true,
    cancelable: true,
  });
  own.add(event);
  editable.dispatchEvent(event);
}

/** The stream of blocks and the place in it where `editable` stands as a text of its own. */
function placeOf(editable) {
  const element = editable.closest("[data-streamfield-child]");
  let root = element?.parentElement;
  while (root && !root.rootBlock) root = root.parentElement;
  const stream = root?.rootBlock;
  const index = stream?.children?.findIndex((child) => child.element === element) ?? -1;
  const types = stream?.blockDef?.childBlockDefsByName ?? {};
  const able = index >= 0 && stream.children[index].type === "paragraph";
  return able && types.heading && types.table ? { stream, index } : null;
}

/** Put the parts behind one another, and what stood behind the cursor after the last. */
function spread(editable, { stream, index }, found) {
  const here = stream.children[index];
  const { stateBefore, stateAfter } = window.draftail.splitState(here.block.getState());
  const top = Math.min(...found.map((part) => part.depth ?? 9));
  const rest = [...found];
  if (stateAfter.getCurrentContent().hasText()) here.block.setState(stateBefore);
  if (rest[0].type === "html") hand(editable, rest.shift().html);
  let at = index;
  for (const part of rest) {
    at += 1;
    const id = crypto.randomUUID();
    if (part.type === "html") {
      const added = stream.insert({ type: "paragraph", value: "null", id }, at, {});
      hand(added.element.querySelector("[contenteditable=true]"), part.html);
    } else stream.insert({ type: part.type, value: valueOf(part, top), id }, at, {});
  }
  if (stateAfter.getCurrentContent().hasText()) {
    const id = crypto.randomUUID();
    stream.insert({ type: "paragraph", value: stateAfter, id }, at + 1, {});
  }
  if (found[0].type !== "html" && !stateBefore.getCurrentContent().hasText()) {
    stream.deleteBlock(index);
  }
}

function say(text) {
  document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { text, type: "success" } }));
}

document.addEventListener(
  "paste",
  (event) => {
    const editable = event.target.closest?.(".Draftail-Editor [contenteditable=true]");
    const html = editable && !own.has(event) ? event.clipboardData?.getData("text/html") : "";
    // Draftail's own copies carry everything already.
    if (!html || html.includes("data-draftjs-conductor")) return;
    const pasted = new DOMParser().parseFromString(html, "text/html").body;
    if (!pasted.querySelector("h1,h2,h3,h4,h5,h6,table")) return;
    const found = parts(pasted.childNodes);
    if (!found.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const place = placeOf(editable);
    if (place && found.some((part) => part.type !== "html")) {
      spread(editable, place, found);
      if (found.some((part) => part.type === "table")) say(words.tables);
    } else {
      hand(editable, found.map(flattened).join(""));
      if (!place) say(words.flattened);
    }
  },
  true,
);
