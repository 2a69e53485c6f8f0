// One save at a time: a form that is sent while its autosave is under way waits for the answer, and
// none begins once it is sent. Otherwise a new page would be made twice, and an autosave that the
// next page cuts would look like lost words. `data-sent` tells other scripts that the form is gone.

const form = document.querySelector("form[data-edit-form]");
/** So long a save waits for an autosave that doesn't answer, in milliseconds. */
const LIMIT = 15_000;

let isHeld = false;

/** The autosave under way, or nothing. */
const underWay = () =>
  window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave")?.submitPromise;

/** Wait until no autosave is under way: what was typed meanwhile is sent right after an answer. */
async function answered() {
  const limit = new Promise((resolve) => setTimeout(resolve, LIMIT, "late"));
  for (let save = underWay(); save; save = underWay()) {
    if ((await Promise.race([save, limit])) === "late") return;
  }
}

/** Send the form as `button` would; an answer may have drawn the button anew meanwhile. */
function send(button) {
  const said = document.createElement("input");
  said.type = "hidden";
  said.name = button?.name ?? "";
  said.value = button?.value ?? "";
  form.append(said);
  form.requestSubmit();
  said.remove();
}

async function hold(event) {
  if (event.target !== form) return;
  if (isHeld || underWay()) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isHeld) return;
    isHeld = true;
    await answered();
    isHeld = false;
    send(event.submitter);
    return;
  }
  form.dataset.sent = "";
}

if (form) {
  document.addEventListener("submit", hold, true);
  document.addEventListener(
    "w-autosave:save",
    (event) => {
      if (!("sent" in form.dataset)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  // Still here, or here again: what is written now isn't sent.
  const back = () => delete form.dataset.sent;
  form.addEventListener("input", back);
  window.addEventListener("pageshow", back);
}
