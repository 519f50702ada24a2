/** A classic script, there before the modules: Run pressed on a slow network is answered at once and done when they come. */

(() => {
  const isRun = ({type, target, key, ctrlKey, metaKey}) =>
    type === "click" ? target.closest?.("[data-run]") : key === "F5" || (key === "Enter" && (ctrlKey || metaKey));

  function notice(event) {
    const button = document.querySelector("[data-run]");
    if (!isRun(event) || !button || button.hidden || button.dataset.state) return;
    event.preventDefault();
    button.dataset.early = "";
    document.querySelector("[data-run-status]").textContent = "Loading… your program runs as soon as the page is ready.";
  }

  document.addEventListener("click", notice, {capture: true});
  document.addEventListener("keydown", notice, {capture: true});
})();
