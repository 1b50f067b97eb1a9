// A file that the kernel hands over is kept among the downloads. Nothing of it is shown.
import { connections } from "./dom.js";
import { handOver } from "./transfer.js";

/** @type {Render<object>} */
export function render({ model, el }) {
  const links = connections(model);
  el.hidden = true;
  links.on("msg:custom", (content, buffers) => content.type === "download" && handOver(content.name, buffers[0]));
  return () => links.close();
}
