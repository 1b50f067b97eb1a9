// On the desk: the clock of the programme. The kernel says when something is over; what is left
// until then is worked out here, so a laptop that slept shows what is so.
import { connections, every, make } from "../dom.js";
import { minutes } from "../minutes.js";

const TICK = 250; // ms
const HOUR = 3600; // seconds

/** @type {(seconds: number) => string} */
const spoken = (seconds) =>
  seconds < HOUR ? minutes(seconds) : `${Math.floor(seconds / HOUR)}:${minutes(seconds % HOUR).padStart(5, "0")}`;

/** @type {Render<ClockState>} */
export function render({ model, el }) {
  const links = connections(model);
  const texts = model.get("texts");
  /** @type {(what: ClockSaid) => void} */
  const say = (what) => model.send(what);
  /** @type {(name: string, what: ClockSaid, main?: boolean) => HTMLButtonElement} */
  const button = (name, what, main = false) =>
    make("button", { type: "button", class: `nw-button${main ? " is-main" : ""}`, onclick: () => say(what) }, name);
  const said = make("p", { class: "nw-clock-said" });
  const ends = make("p", { class: "nw-clock-ends" });
  const now = make("p", { class: "nw-clock-now" });
  const left = make("strong", { role: "timer" });
  const next = make("p", { class: "nw-clock-next" });
  const more = make("ul", { class: "nw-clock-more" });
  const bar = make("div", { class: "nw-clock-bar", "aria-hidden": "true" });
  const start = button(texts.start, { type: "clock", do: "start" }, true);
  const stop = button(texts.stop, { type: "clock", do: "stop" });
  const afresh = button(texts.afresh, { type: "clock", do: "afresh" });
  const go = make("button", { type: "button", class: "nw-button is-main" }, texts.go);
  go.addEventListener("click", () => {
    const id = model.get("state").next?.id;
    if (id) say({ type: "item", id });
  });
  const acts = make("div", { class: "nw-cue-acts" }, start, go, afresh, stop);
  const list = make("ol", { class: "nw-order nw-clock-list" });
  const whole = make("details", { class: "nw-notes" }, make("summary", {}, texts.all), list);
  const told = make("div", { class: "nw-clock-told" }, said, ends);
  const about = make("div", { class: "nw-clock-about" }, now, next);
  const attributes = { role: "region", "aria-label": texts.title };
  const top = make("div", { class: "nw-clock-top" }, told, about);
  const root = make("div", attributes, top, bar, more, acts, whole);
  el.replaceChildren(root);

  function tick() {
    const until = model.get("state").now?.until;
    if (!until) return;
    const seconds = Math.round((Date.parse(until) - Date.now()) / 1000);
    left.textContent = (seconds < 0 ? texts.over : texts.left).replace("{time}", spoken(Math.abs(seconds)));
    left.classList.toggle("is-over", seconds < 0);
  }

  /** @type {(item: ClockItem) => HTMLElement} */
  function row({ id, label, long, time, state }) {
    const words = [make("span", { class: "nw-clock-time" }, time), make("span", {}, label), make("em", {}, long)];
    const attributes = {
      type: "button",
      class: "nw-order-go",
      "data-item": id,
      title: texts.here.replace("{what}", label),
      "aria-current": state === "now" ? "step" : null,
      onclick: () => say({ type: "item", id }),
    };
    return make("li", { class: `is-${state}` }, make("button", attributes, ...words));
  }

  function show() {
    const at = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.item : null;
    const state = model.get("state");
    const { items, running, tone } = state;
    root.className = `nw-clock is-${tone || "still"}`;
    // Without a programme, the way to where one is chosen.
    said.replaceChildren(items.length ? state.said : make("a", { href: "#programme" }, state.said));
    ends.textContent = state.ends ?? "";
    about.hidden = !state.now;
    now.replaceChildren(make("span", {}, texts.now), ` ${state.now?.label ?? ""} `, left);
    const after = state.next ? [make("span", {}, texts.next), ` ${state.next.label}`] : [texts.last];
    next.replaceChildren(...after);
    more.replaceChildren(...(state.more ?? []).map((each) => make("li", {}, each)));
    more.hidden = !state.more?.length;
    start.hidden = running || !items.length;
    go.hidden = !running || !state.next;
    afresh.hidden = !running || tone === "even";
    stop.hidden = !running;
    bar.hidden = whole.hidden = !items.length;
    bar.replaceChildren(
      ...items.map(({ kind, state: when, minutes: long }) =>
        make("span", { class: `is-${kind} is-${when}`, style: `flex-grow:${long}` }),
      ),
    );
    list.replaceChildren(...items.map(row));
    if (at)
      every(list, "[data-item]")
        .find((each) => each.dataset.item === at)
        ?.focus();
    tick();
  }
  const ticking = setInterval(tick, TICK);
  links.add(() => clearInterval(ticking));
  links.on("change:state", show);
  show();
  return () => links.close();
}
