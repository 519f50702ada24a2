/** What a page gives its modules, for Node: their addresses, and the sentences of the templates. */

import {readFileSync} from "node:fs";
import {register} from "node:module";

register("./addresses.js", import.meta.url);

const TEMPLATES = ["runner/_words.html", "projects/_words.html"];
const texts = TEMPLATES.map((name) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8"));

function datasetOf(text) {
  const said = [...text.matchAll(/data-(say-[a-z-]+)="\{% translate (["'])(.*?)\2 %\}"/g)];
  const key = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  return Object.fromEntries(said.map(([, name, , sentence]) => [key(name), sentence]));
}

globalThis.document = {
  documentElement: {lang: "en"},
  querySelector(selector) {
    const found = texts.find((text) => text.includes(selector.slice(1, -1)));
    return found ? {dataset: datasetOf(found)} : null;
  },
};
