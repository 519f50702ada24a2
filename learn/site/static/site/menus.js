// Menus close when one looks away or presses Escape; the appearance menu remembers what is chosen.

const open = () => document.querySelectorAll("details.menu[open]");

addEventListener("click", ({ target }) => {
  for (const menu of open()) if (!menu.contains(target)) menu.open = false;
});

addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of open()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  }
});

for (const group of document.querySelectorAll("[data-choose]")) {
  const key = group.dataset.choose;
  const chosen = globalThis.appearance.kept(key);
  for (const input of group.querySelectorAll("input")) input.checked = input.value === chosen;
  group.addEventListener("change", ({ target }) => globalThis.appearance.choose(key, target.value));
}

for (const menu of document.querySelectorAll("[data-needs-script]")) menu.hidden = false;
