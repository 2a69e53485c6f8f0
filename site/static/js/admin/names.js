// Each box of rich text says what it is for: Wagtail gives it no name that a screen reader finds.

/** The words above a box: its label, else the heading of the block that it fills. */
function nameOf(box) {
  const label = box.closest("[data-field-wrapper]")?.querySelector("label");
  const heading = box.closest(".w-panel")?.querySelector("[data-panel-heading-text]");
  return (label ?? heading)?.textContent.replace("*", "").trim();
}

function nameAll() {
  for (const box of document.querySelectorAll("[role=textbox]:not([aria-label])")) {
    const name = nameOf(box);
    if (name) box.setAttribute("aria-label", name);
  }
}

// Blocks come and go while the form is open.
new MutationObserver(nameAll).observe(document.querySelector("form[data-edit-form]"), {
  childList: true,
  subtree: true,
});
nameAll();
