// A form that was sent says so, and is sent once.

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) return event.preventDefault();
  if (event.defaultPrevented || form.method === "dialog" || form.target) return;
  form.dataset.sent = "yes";
  (event.submitter ?? form.querySelector("[type=submit], button:not([type])"))?.setAttribute("aria-busy", "true");
});

// The page came back from the browser's memory (Back button): the forms are as good as new.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }
});
