// Many pictures at once: each file is sent with what was said for all, and empty forms are filled.

const shared = document.getElementById("shared");
document.getElementById("fileupload").form.prepend(shared);

shared.addEventListener("change", ({ target }) => {
  for (const field of document.querySelectorAll(`#upload-list [name$="-${target.name}"]`)) {
    // What somebody wrote at one picture stays.
    if (!field.value) field.value = target.value;
  }
});
