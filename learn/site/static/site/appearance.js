// Before the first paint: the theme and text size this browser chose. Not a module: those run too late, and the page would flash.
(() => {
  const root = document.documentElement;
  const night = document.getElementById("night");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function kept(key) {
    try {
      return localStorage.getItem(`buildalong.${key}`) ?? "";
    } catch {
      return ""; // storage switched off
    }
  }

  function apply() {
    const theme = kept("theme");
    root.toggleAttribute("data-theme", Boolean(theme));
    if (theme) root.dataset.theme = theme;
    night.media = { dark: "screen", light: "not all" }[theme] ?? "screen and (prefers-color-scheme: dark)";
    root.dataset.text = kept("text") || "normal";
  }

  function choose(key, value) {
    try {
      localStorage.setItem(`buildalong.${key}`, value);
    } catch {
      return; // nothing to remember it in
    }
    apply();
    dispatchEvent(new CustomEvent("appearance"));
  }

  apply();
  addEventListener("storage", apply); // chosen in another tab
  globalThis.appearance = { kept, choose, isDark: () => (kept("theme") || (dark.matches ? "dark" : "light")) === "dark" };
})();
