// What an editor wrote is never lost: while the line or the session is gone, the form's words are
// kept in this browser, sent as soon as both are back, and offered at the next visit otherwise.

const words = JSON.parse(document.getElementById("editor-words").textContent);
const form = document.querySelector("form[data-edit-form]");
const DAYS = 14;

let user = null;

/** Where this person's words of this page are kept. */
const keyOf = (action = form.action) => `kept:${user}:${new URL(action).pathname}`;

/** The form's address before the first save of a new page changes it. */
const began = form?.action;

/** The form's words; files can't be kept, and the tokens wouldn't be valid any more. */
function snapshot() {
  const left = new Set(["csrfmiddlewaretoken", "next"]);
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !left.has(name));
}

/** Keep the form's words, with what else is to be known of them. */
function keep(known = {}) {
  localStorage.setItem(keyOf(), JSON.stringify({ at: Date.now(), fields: snapshot(), ...known }));
}

/** The revision that the form shows: none of a new page. */
const revision = () => form.elements.loaded_revision_id?.value ?? "";

/** Tell whether kept words were sent and the server has made a newer version since. */
function arrived(found) {
  const isRefused = form.dataset.wUnsavedForceValue === "true";
  return "sent" in found && found.sent !== revision() && !isRefused;
}

function kept() {
  const found = JSON.parse(localStorage.getItem(keyOf()) || "null");
  if (!found || Date.now() - found.at < DAYS * 86_400_000) return found;
  localStorage.removeItem(keyOf());
  return null;
}

/** A bar above the form that stays until its matter is settled. */
const bar = document.createElement("div");
bar.className = "help-block help-warning";
bar.id = "kept-words";
bar.setAttribute("role", "status");
bar.hidden = true;

function say(text, ...actions) {
  bar.replaceChildren(`${text} `, ...actions.flatMap((action) => [action, " "]));
  bar.hidden = false;
}

function button(label, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "button button-small button-secondary";
  element.textContent = label;
  element.addEventListener("click", action);
  return element;
}

function link(label, href) {
  const element = document.createElement("a");
  element.className = "button button-small button-secondary";
  element.href = href;
  element.target = "_blank";
  element.textContent = label;
  return element;
}

/** Who is signed in now, with the session's token; null when the line or the session is gone. */
async function session() {
  const answer = await fetch(words.session, { redirect: "manual", cache: "no-store" });
  return answer.ok ? answer.json() : null;
}

/** What stands in the way of a save: "offline", "signed out" or nothing; renews the token. */
async function trouble() {
  try {
    const now = await session();
    if (now?.user !== user) return "signed out";
    window.wagtailConfig.CSRF_TOKEN = now.token;
    for (const input of document.getElementsByName("csrfmiddlewaretoken")) input.value = now.token;
    return "";
  } catch {
    return "offline";
  }
}

let waiting = false;

async function explain() {
  const what = await trouble();
  if (what === "offline") say(words.offline);
  else if (what) say(words.signedOut, link(words.signIn, words.login));
  else setTimeout(tryAgain, 5000);
  waiting = true;
}

/** Save what is in the form once nothing stands in the way. */
async function tryAgain() {
  if (!waiting) return;
  waiting = false;
  waiting = (await trouble()) !== "";
  if (waiting) return;
  window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave")?.save({});
}

/** Make the kept words the latest draft; what was saved meanwhile stays in the history. */
async function restore() {
  await trouble();
  const data = new FormData();
  const old = new Set(["loaded_revision_id", "loaded_revision_created_at"]);
  for (const [name, value] of kept().fields) if (!old.has(name)) data.append(name, value);
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const headers = { Accept: "application/json" };
  let answer;
  try {
    answer = await (await fetch(form.action, { method: "POST", body: data, headers })).json();
  } catch {
    answer = {};
  }
  if (!answer.success) {
    say(words.failed, button(words.restore, restore), button(words.copy, copy));
    return;
  }
  localStorage.removeItem(keyOf());
  window.addEventListener("w-unsaved:confirm", (event) => event.preventDefault(), { once: true });
  window.location.assign(answer.url || window.location.pathname);
}

function copy() {
  const lines = kept().fields.map(([name, value]) => `${name}: ${value}`);
  navigator.clipboard.writeText(lines.join("\n"));
}

function drop() {
  localStorage.removeItem(keyOf());
  localStorage.removeItem(keyOf(began));
  bar.hidden = true;
}

function offer() {
  const found = kept();
  if (!found) return;
  if (arrived(found)) {
    drop();
    return;
  }
  const when = new Date(found.at).toLocaleString(document.documentElement.lang);
  say(words.offer.replace("%(when)s", when), button(words.restore, restore), button(words.drop, drop));
}

if (form) {
  form.before(bar);
  session().then((now) => {
    user = now?.user;
    offer();
  });
  document.addEventListener("w-autosave:error", (event) => {
    if ("sent" in form.dataset) return; // cut by the next page, which has the words
    // Invalid words stay in the form and are answered there; a newer version has its own dialog.
    keep();
    if (["network_error", "server_error"].includes(event.detail.type)) explain();
  });
  document.addEventListener("w-autosave:success", () => {
    waiting = false;
    drop();
  });
  form.addEventListener("submit", () => kept() && keep({ sent: revision() }));
  // Typing goes on while nothing can be saved.
  form.addEventListener("input", () => waiting && keep());
  window.addEventListener("online", tryAgain);
  window.addEventListener("focus", tryAgain);
  document.addEventListener("visibilitychange", () => document.hidden || tryAgain());
}
