// A card that has just appeared can be printed; also one that htmx brought in.

for (const moment of ["htmx:load", "DOMContentLoaded"]) {
  document.addEventListener(moment, ({ target }) => {
    for (const button of target.querySelectorAll("[data-print]")) button.hidden = false;
  });
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-print]");
  if (!button) return;
  const card = button.closest("main, .roster__card").querySelector(".card--print");
  // Only the card that belongs to the button goes to paper.
  document.body.classList.add("prints-one");
  card.classList.add("is-printed");
  print();
  card.classList.remove("is-printed");
  document.body.classList.remove("prints-one");
});
