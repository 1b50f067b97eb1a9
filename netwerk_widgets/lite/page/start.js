// The start page: only taking one's work off this computer needs a script.
import { forgetAll } from "./keeping.js";

const button = document.getElementById("nw-lite-forget");
const said = document.getElementById("nw-lite-forgotten");
button.onclick = async () => {
  if (!confirm(button.dataset.sure)) return;
  try {
    await forgetAll(new URL(".", document.baseURI).pathname);
    said.textContent = said.dataset.done;
  } catch {
    said.textContent = said.dataset.busy;
  }
};
