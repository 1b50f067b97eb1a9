// The only code that travels with a widget: it fetches the widget's real module from the
// server, where the browser keeps it, instead of receiving it anew from every kernel.
const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
const server = new URL(config.filesUrl || config.baseUrl || "/", document.baseURI).href;

/** @type {(root: string) => void} */
function dress(root) {
  if (document.querySelector('link[href*="netwerk.css"]')) return;
  for (const sheet of ["netwerk.css", "cells.css"]) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = root + sheet;
    document.head.append(link);
  }
}

export default {
  /** @type {(given: { model: Model<LoaderState>, el: HTMLElement }) => Promise<(() => void) | undefined>} */
  async render({ model, el }) {
    const root = `${server}netwerk/static/${model.get("_version")}/`;
    dress(root);
    try {
      const part = await import(`${root}${model.get("_part")}.js`);
      return await part.render({ model, el, root });
    } catch (problem) {
      console.warn(problem);
      el.textContent = model.get("_unavailable");
    }
  },
};
