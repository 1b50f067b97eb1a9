// In the bar: which session the room is shown, and a button to show it this one. The name of
// another session is another group's: it comes when asked for, and goes when the sheet closes.
import { make, struck } from "./dom.js";

/** @type {(model: Model<HeaderState>, links: Links, ask: (what: string) => void) => { el: HTMLElement }} */
export function roomBar(model, links, ask) {
  const el = make("div", { class: "nw-room" });
  const now = make("summary", { class: "nw-room-now", role: "button" });
  const sentence = make("p", {});
  const name = make("strong", { class: "nw-room-name", role: "status" });
  /** @type {(what: string) => HTMLElement} */
  const button = (what) => make("button", { type: "button", class: "nw-button", onclick: () => ask(what) });
  const [which, stop, show] = [button("which"), button("stop"), button("show")];
  show.className = "nw-room-show";
  const open = make("a", { class: "nw-button", target: "_blank", rel: "noopener" });
  const drop = make("div", { class: "nw-room-drop" }, sentence, name, which, open, stop);
  const sheet = make("details", { class: "nw-room-sheet" }, now, drop);
  el.append(sheet, show);
  // What was asked is done: the sheet has no more to say, and the bar says it.
  stop.addEventListener("click", () => {
    sheet.open = false;
    now.focus();
  });

  sheet.addEventListener("toggle", () => {
    name.textContent = "";
    // The bar cuts off what sticks out of it, so the sheet stands on the window itself.
    const at = now.getBoundingClientRect();
    drop.style.top = `${at.bottom}px`;
    drop.style.right = `${Math.max(8, innerWidth - at.right)}px`;
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !sheet.open) return;
    sheet.open = false;
    now.focus();
  });
  /** @type {(event: PointerEvent) => void} */
  const outside = (event) => {
    if (!sheet.contains(struck(event))) sheet.open = false;
  };
  document.addEventListener("pointerdown", outside);
  links.add(() => document.removeEventListener("pointerdown", outside));

  function draw() {
    const room = model.get("room");
    el.hidden = !room.sees;
    if (el.hidden) return;
    el.dataset.sees = room.sees;
    now.textContent = room.short;
    now.title = room.sentence;
    sentence.textContent = room.sentence;
    name.textContent = "";
    which.textContent = room.texts.which;
    stop.textContent = room.texts.stop;
    show.textContent = room.texts.show;
    open.textContent = room.texts.open;
    open.href = room.address;
    open.hidden = !room.address;
    show.title = room.texts.show_help;
    show.setAttribute("aria-label", room.texts.show_help);
    which.hidden = room.sees !== "other";
    stop.hidden = room.sees === "nothing";
    show.hidden = !room.can;
  }
  links.on("change:room", draw);
  links.on("msg:custom", (said) => {
    if (said.type === "room-name" && sheet.open) name.textContent = said.name;
  });
  draw();
  return { el };
}
