/** On the site the modules of all features stand side by side; in the tree each feature has a folder of its own. */

const BESIDE = /\/static\/(\w+)\/([\w/]+\.js)$/;

export async function resolve(specifier, context, next) {
  if (!specifier.startsWith("../") || !context.parentURL?.includes("/static/")) return next(specifier, context);
  const [, feature, name] = BESIDE.exec(new URL(specifier, context.parentURL).pathname);
  const root = new URL("../../", import.meta.url);
  return next(new URL(`${feature}/static/${feature}/${name}`, root).href, context);
}
