/** Bundles the editor into built/editor/ (or the folder given), the same bytes each time, with the licences it carries. */

import {build} from "esbuild";
import {mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import path from "node:path";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const target = path.resolve(process.argv[2] ?? path.join(here, "built"), "editor");

const {metafile} = await build({
  absWorkingDir: here,
  entryPoints: {editor: "src/editor.js"},
  outdir: target,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

const packages = new Set(
  Object.keys(metafile.inputs)
    .map((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean),
);
const notices = [];
for (const name of [...packages].sort()) {
  const folder = path.join(here, "node_modules", name);
  const licence = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
  notices.push(`${name}\n\n${licence ? await readFile(path.join(folder, licence), "utf8") : "MIT"}`);
}
await mkdir(target, {recursive: true});
await writeFile(path.join(target, "LICENCES.txt"), notices.join(`\n${"─".repeat(80)}\n`));
