// The pointer on the map: a mouse, a pen or fingers. Click, drag, pan, pinch, wheel.
import { struck } from "../dom.js";
import { carrying } from "./carry.js";

const SLACK = 5; // pixels that a click may move

/** @type {(view: MapView) => () => void} */
export function pointing(view) {
  const { svg, stage, edit } = view;
  const { onMoved } = view.options;
  const mover = edit ?? (onMoved ? carrying(view, onMoved) : null);
  /** @type {Map<number, Point>} */
  const down = new Map();
  let found = false; // whether the last tap was on something
  /** @type {Act | null} */
  let act = null; // what is going on: { kind: "pan" | "press" | "drag" | "link" | "pinch", … }

  /** @type {(event: MouseEvent) => Point} */
  const spot = (event) => {
    const { left, top, width } = svg.getBoundingClientRect();
    const grown = width / view.size.w || 1;
    return [(event.clientX - left) / grown, (event.clientY - top) / grown];
  };
  /** @type {(event: PointerEvent) => number} */
  const reach = (event) => (event.pointerType === "touch" ? 16 : 8);

  // What is under a point: who has the plus, else what is drawn there.
  /** @type {(at: Point, reach?: number) => Chosen | null} */
  const aim = (at, reach) => {
    const handle = edit?.handleAt(...at);
    return handle ? { kind: "party", id: handle } : view.hit(...at, reach);
  };

  /** @type {() => { wide: number, x: number, y: number }} */
  const pinched = () => {
    const [[ax, ay], [bx, by]] = [...down.values()];
    return { wide: Math.hypot(ax - bx, ay - by) || 1, x: (ax + bx) / 2, y: (ay + by) / 2 };
  };

  /** @type {(event: PointerEvent) => void} */
  function press(event) {
    if (event.button > 0 || struck(event).closest("input")) return;
    const at = spot(event);
    down.set(event.pointerId, at);
    if (down.size === 2) {
      if (act?.kind === "drag") mover?.dropped(act.id, null);
      act = { kind: "pinch", ...pinched() };
      return;
    }
    const under = aim(at, reach(event));
    const handle = edit?.handleAt(...at);
    act = {
      kind: handle ? "link" : under?.kind === "party" ? "press" : "pan",
      under,
      at,
      from: at,
      moved: false,
      id: under?.id ?? "",
    };
    svg.setPointerCapture(event.pointerId);
  }

  /** @type {(event: PointerEvent) => void} */
  function move(event) {
    const at = spot(event);
    if (!down.has(event.pointerId)) {
      hover(at, event);
      return;
    }
    down.set(event.pointerId, at);
    if (act?.kind === "pinch" && down.size === 2) {
      const now = pinched();
      view.panBy(now.x - act.x, now.y - act.y);
      view.zoomBy(now.wide / act.wide, now.x, now.y);
      act = { kind: "pinch", ...now };
      return;
    }
    if (!act || act.kind === "pinch") return;
    const far = Math.hypot(at[0] - act.at[0], at[1] - act.at[1]) > SLACK;
    if (!act.moved && !far) return;
    act.moved = true;
    if (act.kind === "press") act.kind = mover?.movable() && !mover.relating ? "drag" : "pan";
    if (act.kind === "drag") mover?.dragged(act.id, at);
    else if (act.kind === "link") edit?.linking(act.id, at);
    else view.panBy(at[0] - act.from[0], at[1] - act.from[1]);
    act.from = at;
    stage.classList.add("is-dragging");
  }

  /** @type {(event: PointerEvent) => void} */
  function release(event) {
    const at = down.get(event.pointerId);
    down.delete(event.pointerId);
    stage.classList.remove("is-dragging");
    if (!at || !act) return;
    const done = act;
    act = down.size ? { kind: "pinch", ...{ wide: 1, x: 0, y: 0 } } : null;
    if (done.kind === "pinch") {
      if (!down.size) act = null;
      return;
    }
    const cancelled = event.type === "pointercancel";
    if (done.kind === "drag") mover?.dropped(done.id, cancelled ? null : at);
    else if (done.kind === "link" && done.moved) edit?.linked(done.id, cancelled ? null : view.hit(...at, 16));
    else if (!done.moved && !cancelled) click(done);
  }

  /** @type {(done: Pressed) => void} */
  function click({ under, kind, id }) {
    found = Boolean(under);
    if (kind === "link") edit?.relate(id);
    else if (edit?.relating) edit.picked(under?.kind === "party" ? under.id : null);
    else if (!under) view.choose(null, null);
    else {
      view.choose(under.kind, under.id);
      if (under.kind === "party") view.focusOn(under.id);
    }
  }

  /** @type {(at: Point, event: PointerEvent) => void} */
  function hover(at, event) {
    if (event.pointerType === "touch") return;
    const under = aim(at);
    const id = under?.kind === "party" ? under.id : null;
    stage.classList.toggle("is-over", Boolean(under));
    if (view.state.hover !== id) {
      view.state.hover = id;
      view.redraw();
    }
    edit?.aimed(at);
  }

  function leave() {
    if (act) return;
    view.state.hover = null;
    view.redraw();
  }

  // On a phone what was tapped comes up under the finger: the click that a browser makes of a tap
  // would land on that. (On an empty place it may be half of a double tap.)
  /** @type {(event: Event) => void} */
  function lifted(event) {
    if (found) event.preventDefault();
    found = false;
  }

  // At its smallest the map lets the page scroll.
  /** @type {(event: WheelEvent) => void} */
  function wheel(event) {
    const factor = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015));
    if (!view.zoomBy(factor, ...spot(event)) && view.state.zoom.k === 1) return;
    event.preventDefault();
  }

  /** @type {(event: MouseEvent) => void} */
  function double(event) {
    const at = spot(event);
    if (edit && !view.hit(...at) && !edit.handleAt(...at)) edit.add(at);
  }

  const stop = new AbortController();
  const { signal } = stop;
  svg.addEventListener("pointerdown", press, { signal });
  svg.addEventListener("pointermove", move, { signal });
  svg.addEventListener("pointerup", release, { signal });
  svg.addEventListener("pointercancel", release, { signal });
  svg.addEventListener("pointerleave", leave, { signal });
  svg.addEventListener("dblclick", double, { signal });
  svg.addEventListener("wheel", wheel, { passive: false, signal });
  svg.addEventListener("touchend", lifted, { passive: false, signal });
  return () => stop.abort();
}
