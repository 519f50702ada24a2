/** `input()`: a box at the end of the prompt. Enter answers, Ctrl+D says that there is no more input. */

export class Asking {
  /** `mayFocus()`: whether the student is not typing elsewhere just now. */
  constructor({console, send, mayFocus}) {
    this.console = console;
    this.send = send;
    this.mayFocus = mayFocus;
    this.open = null; // {ask, form, input}
    this.more = []; // lines pasted at once: each answers one question
  }

  ask({ask, prompt, password}) {
    if (this.open) this.close();
    this.console.write("stdout", prompt);
    const input = document.createElement("input");
    Object.assign(input, {type: password ? "password" : "text", autocomplete: "off", spellcheck: false});
    input.setAttribute("autocapitalize", "off");
    input.setAttribute("aria-label", prompt.trim() || "Your program waits for your answer");
    const form = document.createElement("form");
    form.className = "asked";
    const send = document.createElement("button");
    send.className = "asked__send";
    send.textContent = "Enter";
    form.append(input, send);
    this.open = {ask, form, input};
    form.addEventListener("submit", (event) => this.#submitted(event));
    input.addEventListener("keydown", (event) => this.#pressed(event));
    input.addEventListener("paste", (event) => this.#pasted(event));
    this.console.hold(form);
    if (this.more.length) this.#answer(this.more.shift());
    else if (this.mayFocus()) input.focus({preventScroll: true});
  }

  focus() {
    this.open?.input.focus();
  }

  /** The server has taken the answer, or the program is over. */
  close() {
    if (!this.open) return;
    const hadFocus = this.open.form.contains(document.activeElement);
    this.open = null;
    this.console.release();
    // The focus would fall to the page's start; the output is where the student was.
    if (hadFocus) this.console.log.focus({preventScroll: true});
  }

  forgetPasted() {
    this.more = [];
  }

  #submitted(event) {
    event.preventDefault();
    this.#answer(this.open.input.value);
  }

  #pressed(event) {
    if (event.key.toLowerCase() !== "d" || !event.ctrlKey) return;
    event.preventDefault();
    this.#answer(null);
  }

  #pasted(event) {
    const lines = event.clipboardData.getData("text").replaceAll("\r\n", "\n").split("\n");
    if (lines.length < 2) return;
    event.preventDefault();
    if (lines.at(-1) === "") lines.pop();
    this.more = lines.slice(1);
    this.#answer(this.open.input.value + lines[0]);
  }

  #answer(text) {
    const {ask, input, form} = this.open;
    if (input.readOnly) return;
    if (text !== null) input.value = text;
    input.readOnly = true; // until the server echoes it
    form.classList.add("asked--sent");
    this.send({type: "answer", ask, text});
  }
}
