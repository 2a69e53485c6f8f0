// Enhances working HTML; nothing on a page needs it.

/** Close an open menu on Escape and when the focus or a click goes elsewhere. */
const menus = [...document.querySelectorAll("details[data-closes]")];

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus.filter((item) => item.open)) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

for (const type of ["click", "focusin"]) {
  document.addEventListener(type, (event) => {
    for (const menu of menus) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    }
  });
}

/** Copy the page's address and say so in the link itself. */
for (const link of document.querySelectorAll("a[data-copy]")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    link.textContent = link.dataset.copied;
  });
}

/**
 * Say whether a centre is open now, in the centre's own zone. The server prints the hours; the
 * element carries data-zone, data-hours ("1 10:00-18:00, …", Monday is 1), and the two texts.
 */
for (const element of document.querySelectorAll("[data-hours]")) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: element.dataset.zone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date());
  const part = (type) => parts.find((item) => item.type === type).value;
  const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
  const now = `${part("hour")}:${part("minute")}`;
  const span = element.dataset.hours
    .split(",")
    .map((text) => text.trim().split(/[ -]/))
    .find(([weekday, opens, closes]) => Number(weekday) === day && opens <= now && now < closes);
  element.textContent = span
    ? element.dataset.open.replace("%(closes)s", span[2])
    : element.dataset.closed;
  element.classList.toggle("badge-open", Boolean(span));
  element.hidden = false;
}
