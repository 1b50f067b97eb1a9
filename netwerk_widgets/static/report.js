// The report: choose a kind, see how far it is, and it is among the downloads.
import { connections, make, uid } from "./dom.js";
import { handOver } from "./transfer.js";

/** @type {Render<ReportState>} */
export function render({ model, el }) {
  const links = connections(model);
  const { texts, kinds, abouts } = model.get("state");
  const [id, idAbout] = [uid("report"), uid("about")];
  const about = make(
    "select",
    { id: idAbout, class: "nw-report-about" },
    ...abouts.map(({ about: value, label }) => make("option", { value }, label)),
  );
  const select = make(
    "select",
    {
      id,
      class: "nw-report-kind",
      // A sheet and a calendar hold all that they can: there is nothing to choose.
      onchange: () => {
        about.disabled = kinds.some(({ kind, whole }) => whole && kind === select.value);
      },
    },
    ...kinds.map(({ kind, label }) => make("option", { value: kind }, label)),
  );
  const button = make(
    "button",
    {
      type: "button",
      class: "nw-button is-main",
      onclick: () => {
        button.disabled = true;
        model.send({ kind: select.value, about: about.value });
      },
    },
    texts.make,
  );
  const bar = make("progress", { max: "1", "aria-label": texts.make });
  const words = make("p", { class: "nw-report-words", role: "status" });
  el.replaceChildren(
    make(
      "div",
      { class: "nw-report" },
      make(
        "div",
        { class: "nw-line" },
        make("span", { class: "nw-chosen" }, make("label", { for: idAbout }, texts.about), about),
        make("span", { class: "nw-chosen" }, make("label", { for: id }, texts.format), select),
        button,
      ),
      bar,
      words,
    ),
  );

  function show() {
    const { share, words: said } = model.get("progress");
    const busy = said !== undefined;
    const outcome = model.get("outcome");
    button.disabled = busy;
    bar.hidden = !busy;
    if (busy) bar.value = share;
    words.textContent = busy ? said : texts[outcome] || "";
    words.classList.toggle("nw-error", !busy && !["", "done"].includes(outcome));
  }

  links.on("change:progress", show);
  links.on("change:outcome", show);
  links.on("msg:custom", (content, buffers) => content.type === "download" && handOver(content.name, buffers[0]));
  show();
  return () => links.close();
}
