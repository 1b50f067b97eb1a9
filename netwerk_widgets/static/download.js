// A file that the kernel hands over is kept among the downloads. Nothing of it is shown.
import { connections, make } from "./dom.js";

/** @type {Texts} */
const KINDS = { html: "text/html", zip: "application/zip" };

/** @type {(name: string, bytes: BlobPart) => void} */
function save(name, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: KINDS[name.split(".").at(-1) ?? ""] }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** @type {Render<object>} */
export function render({ model, el }) {
  const links = connections(model);
  el.hidden = true;
  links.on("msg:custom", (content, buffers) => content.type === "download" && save(content.name, buffers[0]));
  return () => links.close();
}
