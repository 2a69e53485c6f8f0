// Passkeys that failed are said on the page, and recovery codes can be kept as a file.

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const place of document.querySelectorAll("[data-passkey-failed]")) {
    place.hidden = false;
    const byNumber = /^[\d.]+$|:/.test(location.hostname);
    place.querySelector("[data-passkey-name]").hidden = !byNumber;
  }
});

for (const link of document.querySelectorAll("a[data-codes]")) {
  const codes = document.getElementById(link.dataset.codes).innerText;
  link.href = URL.createObjectURL(new Blob([`${codes.trim()}\n`], { type: "text/plain" }));
  link.hidden = false;
}
