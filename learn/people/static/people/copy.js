// "Copy" beside a link. The clipboard needs https or this very computer; elsewhere the link is selected, ready for Ctrl+C.

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const link = document.getElementById(button.dataset.copy);
  const label = button.querySelector("span");
  try {
    await navigator.clipboard.writeText(link.href);
    label.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(link);
    label.textContent = "Selected: press Ctrl+C";
  }
  setTimeout(() => (label.textContent = "Copy"), 4000);
});
