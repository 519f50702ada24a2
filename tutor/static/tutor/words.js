/** Sentences and pieces of the page, as the templates have them. */

/** "Lines {first} to {last}" with what stands for the names in braces. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

let count = 0;

/** Gives copies of the templates of `mount`, by name. */
export function pieces(mount) {
  return (name) => mount.querySelector(`[data-piece="${name}"]`).content.firstElementChild.cloneNode(true);
}

/** Joins a label to what it names, and both have an id of their own. */
export function label(words, field) {
  count += 1;
  field.id = `tutor-field-${count}`;
  words.htmlFor = field.id;
}
