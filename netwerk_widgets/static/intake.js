// A list that comes in: paste it or choose a file, see what it does, accept or not. And the
// ways out: one button for each format.
import { connections, every, focused, make, uid } from "./dom.js";
import { previewed } from "./preview.js";
import { chooser, contents, handOver } from "./transfer.js";

/** @type {Render<IntakeState>} */
export function render({ model, el }) {
  const links = connections(model);
  const problem = make("p", { class: "nw-error", role: "alert" });
  const root = make("div", { class: "nw-intake" });
  el.replaceChildren(root);
  links.on("change:problem", () => (problem.textContent = model.get("problem")));
  links.on("msg:custom", (content, buffers) => content.type === "download" && handOver(content.name, buffers[0]));
  const { formats } = model.get("state");
  if (formats) ways(formats, model, root, problem, links);
  else intake(model, root, problem, links);
  return () => links.close();
}

/** @type {(formats: Format[], model: Model<IntakeState>, root: HTMLElement, problem: HTMLElement, links: Links) => void} */
function ways(formats, model, root, problem, links) {
  const id = uid("nw-confided");
  // Never ticked by itself: what was told in confidence leaves only when somebody asks for it.
  const tick = make("input", { type: "checkbox", id, "aria-describedby": `${id}-help` });
  const label = make("label", { for: id });
  const help = make("p", { class: "nw-help", id: `${id}-help` });
  const asked = make("div", { class: "nw-confided" }, make("div", { class: "nw-before-box" }, tick, label), help);
  function offer() {
    const { confided } = model.get("state");
    asked.hidden = !confided;
    if (!confided) tick.checked = false;
    label.textContent = confided?.label ?? "";
    help.textContent = confided?.help ?? "";
  }
  links.on("change:state", offer);
  offer();
  const rows = formats.map(({ value, label, help }) => {
    const told = uid("nw-format");
    return make(
      "li",
      {},
      make(
        "button",
        {
          type: "button",
          class: "nw-button",
          "data-format": value,
          "aria-describedby": told,
          onclick: () => model.send({ format: value, confided: tick.checked }),
        },
        label,
      ),
      make("span", { class: "nw-help", id: told }, help),
    );
  });
  root.replaceChildren(asked, make("ul", { class: "nw-formats" }, ...rows), problem);
}

/** @type {(model: Model<IntakeState>, root: HTMLElement, problem: HTMLElement, links: Links) => void} */
function intake(model, root, problem, links) {
  const { texts, accept, most } = model.get("state");
  const status = make("p", { class: "nw-help", role: "status" });
  const preview = make("div", { class: "nw-preview" });
  /** @type {(type: string, more?: object, buffers?: ArrayBuffer[]) => void} */
  const say = (type, more = {}, buffers = []) => model.send({ type, ...more }, undefined, buffers);

  /** @type {(type: string, more?: object, buffers?: ArrayBuffer[]) => void} */
  function ask(type, more, buffers) {
    problem.textContent = "";
    status.textContent = texts.busy;
    say(type, more, buffers);
  }

  /** @type {(sentence: string) => void} */
  function refuse(sentence) {
    status.textContent = "";
    problem.textContent = sentence;
  }

  const area = make("textarea", {
    id: uid("nw-paste"),
    rows: "7",
    placeholder: texts.hint,
    spellcheck: "false",
    wrap: "off",
  });
  const look = make(
    "button",
    {
      type: "button",
      class: "nw-button is-main",
      onclick: () => {
        if (area.value.length > most) refuse(texts.large);
        else ask("paste", { text: area.value });
      },
    },
    texts.look,
  );
  const input = chooser({
    accept,
    multiple: true,
    most,
    large: () => refuse(texts.large),
    take: async (files) => ask("file", { names: files.map(({ name }) => name) }, await contents(files)),
  });
  const pick = make("button", { type: "button", class: "nw-button", onclick: () => input.click() }, texts.pick);
  const blank = make("button", { type: "button", class: "nw-button", onclick: () => say("template") }, texts.template);
  root.replaceChildren(
    make("div", { class: "nw-field" }, make("label", { class: "nw-label", for: area.id }, texts.paste), area),
    make("div", { class: "nw-line" }, look, input, pick, blank),
    make("p", { class: "nw-help" }, texts.kinds),
    status,
    problem,
    preview,
  );

  /** @type {Preview | null} */
  let before = null;
  function show() {
    const now = model.get("state").preview;
    const focus = focused()?.dataset.key;
    const folded = new Map([...preview.querySelectorAll("details")].map((each) => [each.className, each.open]));
    status.textContent = "";
    if (!now) {
      preview.replaceChildren();
      if (before) {
        area.value = "";
        look.focus();
      }
    } else {
      problem.textContent = "";
      const title = make("h3", { tabindex: "-1" }, `${texts.preview}: ${now.name}`);
      const yes = make(
        "button",
        { type: "button", class: "nw-button is-main", "data-do": "accept", onclick: () => ask("accept") },
        texts.accept,
      );
      const no = make(
        "button",
        { type: "button", class: "nw-button", "data-do": "cancel", onclick: () => say("cancel") },
        texts.cancel,
      );
      const must = now.asks ? make("p", { class: "nw-help" }, texts.must) : null;
      const buttons = make("div", { class: "nw-line" }, now.empty || now.asks ? null : yes, no);
      preview.replaceChildren(
        ...[
          title,
          make("p", { class: "nw-counted" }, now.counted),
          now.empty ? make("p", {}, texts.nothing) : null,
          ...previewed(now, texts, say),
          must,
          buttons,
        ].filter((each) => each !== null),
      );
      if (before) {
        for (const each of preview.querySelectorAll("details")) each.open = folded.get(each.className) ?? each.open;
        every(preview, "[data-key]")
          .find((each) => each.dataset.key === focus)
          ?.focus();
      } else {
        title.focus({ preventScroll: true });
        title.scrollIntoView({ block: "start" });
      }
    }
    before = now;
  }

  links.on("change:state", show);
  links.on("change:problem", () => (status.textContent = ""));
  show();
}
