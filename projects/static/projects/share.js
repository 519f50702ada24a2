// The owner's Share dialog: htmx brings what is in it, this opens it and copies the link.

const dialog = document.querySelector("[data-share-dialog]");

document.querySelector("[data-share-opener]")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in a tab of its own it is a page
  event.preventDefault();
  if (!dialog.open) dialog.showModal();
});

// What is shown from the last time is about to be exchanged: nobody shall press what will be gone.
const isOpeners = ({detail}) => detail.elt.matches("[data-share-opener]");
document.addEventListener("htmx:beforeRequest", (event) => {
  if (isOpeners(event)) document.getElementById("share").inert = true;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (isOpeners(event)) document.getElementById("share").inert = false;
});

/** Where there is no clipboard (a page without https has none), the old command, and at last the person's own keys. */
async function copied(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

document.addEventListener("click", async ({target}) => {
  const button = target.closest("[data-copy-from]");
  if (!button) return;
  const isCopied = await copied(document.getElementById(button.dataset.copyFrom));
  const label = button.querySelector("span");
  const {copied: done, keys, usual} = label.dataset;
  label.textContent = isCopied ? done : keys;
  setTimeout(() => (label.textContent = usual), 4000);
});

// What htmx swaps takes the focus along: a keyboard or a screen reader goes on where it was.
document.addEventListener("htmx:afterSwap", ({detail}) => {
  if (dialog?.open && detail.target.id === "share") document.getElementById("share").focus({preventScroll: true});
});
