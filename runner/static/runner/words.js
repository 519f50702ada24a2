/** Sentences of the page's own, as its templates have them: there they are translated. */

const page = globalThis.document;
export const language = page?.documentElement?.lang || "en";
const plural = new Intl.PluralRules(language);

/** Those of the template with `data-words-of-<feature>`: `data-say-show-where` is called showWhere. */
export function wordsOf(feature) {
  const {dataset = {}} = page?.querySelector(`[data-words-of-${feature}]`) ?? {};
  const said = Object.keys(dataset).filter((key) => key.startsWith("say"));
  return Object.fromEntries(said.map((key) => [key[3].toLowerCase() + key.slice(4), dataset[key]]));
}

/** The sentence with what stands for the names in braces. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** The same where elements stand for the names: what to append, in order. */
export function pieced(sentence, elements) {
  return sentence.split(/\{(\w+)\}/).map((piece, at) => (at % 2 ? elements[piece] : piece)).filter((piece) => piece !== "");
}

/** The sentence `name` for so many, {number}: for one it is `nameOne`, and so on as the language counts. */
export function counted(words, name, number, values = {}) {
  const category = plural.select(number);
  const sentence = words[`${name}${category[0].toUpperCase()}${category.slice(1)}`] ?? words[name];
  return filled(sentence, {number: number.toLocaleString(language), ...values});
}

/** The sentences about a run; see templates/runner/_words.html. */
export const words = wordsOf("run");
