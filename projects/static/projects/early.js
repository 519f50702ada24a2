/** A classic script, there before the modules: on a slow network what is pressed is answered at once and done when they come,
 * and what is typed is marked for them. */

(() => {
  const BUTTONS = "[data-run], [data-step], [data-history-opener], [data-keys-opener], [data-act], [data-paste]";
  const MODULES = 'script[type="module"][src*="/projects/"]';
  const KEYS = {F5: "[data-run]", F8: "[data-step]"};

  const isReady = () => Boolean(document.querySelector("[data-run]")?.dataset.state);

  function say(name) {
    const status = document.querySelector("[data-run-status]");
    status.textContent = status.dataset[name];
  }

  function meant({type, target, key, ctrlKey, metaKey, shiftKey}) {
    if (type === "click") return target.closest?.(BUTTONS);
    const isEnter = key === "Enter" && (ctrlKey || metaKey);
    const selector = KEYS[isEnter ? (shiftKey ? "F8" : "F5") : key];
    return selector && document.querySelector(selector);
  }

  function notice(event) {
    const button = meant(event);
    if (!button || button.hidden || isReady()) return;
    event.preventDefault();
    document.querySelector("[data-early]")?.removeAttribute("data-early"); // only the latest
    button.dataset.early = "";
    say(button.matches(KEYS.F5) ? "loadingRun" : "loading");
  }

  function mark({target}) {
    if (target.matches("[data-plain]")) target.dataset.typedEarly = "";
  }

  /** Nobody but this page knows it yet. */
  function ask(event) {
    if (!isReady() && document.querySelector("[data-typed-early]")) event.preventDefault();
  }

  addEventListener("beforeunload", ask);
  document.addEventListener("error", ({target}) => target.matches?.(MODULES) && say("loadingFailed"), {capture: true});
  document.addEventListener("input", mark, {capture: true});
  document.addEventListener("click", notice, {capture: true});
  document.addEventListener("keydown", notice, {capture: true});
})();
