// The pointer on the map: a mouse, a pen or fingers. Click, drag, pan, pinch, wheel.
const SLACK = 5; // pixels that a click may move

export function pointing(view) {
  const { svg, stage } = view;
  const down = new Map();
  let found = false; // whether the last tap was on something
  let act = null; // what is going on: { kind: "pan" | "press" | "drag" | "link" | "pinch", … }

  const spot = (event) => {
    const { left, top } = svg.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const reach = (event) => (event.pointerType === "touch" ? 16 : 8);

  const pinched = () => {
    const [[ax, ay], [bx, by]] = [...down.values()];
    return { wide: Math.hypot(ax - bx, ay - by) || 1, x: (ax + bx) / 2, y: (ay + by) / 2 };
  };

  function press(event) {
    if (event.button > 0 || event.target.closest?.("input")) return;
    const at = spot(event);
    down.set(event.pointerId, at);
    if (down.size === 2) {
      if (act?.kind === "drag") view.edit.dropped(act.id, null);
      act = { kind: "pinch", ...pinched() };
      return;
    }
    const handle = view.edit?.handleAt(...at);
    const under = handle ? { kind: "party", id: handle } : view.hit(...at, reach(event));
    act = {
      kind: handle ? "link" : under?.kind === "party" ? "press" : "pan",
      under,
      at,
      from: at,
      moved: false,
      id: under?.id,
    };
    svg.setPointerCapture(event.pointerId);
  }

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
    if (act.kind === "press") act.kind = view.edit?.movable() && !view.edit.relating ? "drag" : "pan";
    if (act.kind === "drag") view.edit.dragged(act.id, at);
    else if (act.kind === "link") view.edit.linking(act.id, at);
    else view.panBy(at[0] - act.from[0], at[1] - act.from[1]);
    act.from = at;
    stage.classList.add("is-dragging");
  }

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
    if (done.kind === "drag") view.edit.dropped(done.id, cancelled ? null : at);
    else if (done.kind === "link" && done.moved) view.edit.linked(done.id, cancelled ? null : view.hit(...at, 16));
    else if (!done.moved && !cancelled) click(done);
  }

  function click({ under, kind, id }) {
    found = Boolean(under);
    if (kind === "link") view.edit.relate(id);
    else if (view.edit?.relating) view.edit.picked(under?.kind === "party" ? under.id : null);
    else if (!under) view.choose(null, null);
    else {
      view.choose(under.kind, under.id);
      if (under.kind === "party") view.focusOn(under.id);
    }
  }

  function hover(at, event) {
    if (event.pointerType === "touch") return;
    const handle = view.edit?.handleAt(...at);
    const under = handle ? { kind: "party", id: handle } : view.hit(...at);
    const id = under?.kind === "party" ? under.id : null;
    stage.classList.toggle("is-over", Boolean(under));
    if (view.state.hover !== id) {
      view.state.hover = id;
      view.redraw();
    }
    view.edit?.aimed(at);
  }

  function leave() {
    if (act) return;
    view.state.hover = null;
    view.redraw();
  }

  // On a phone what was tapped comes up under the finger: the click that a browser makes of a tap
  // would land on that. (On an empty place it may be half of a double tap.)
  function lifted(event) {
    if (found) event.preventDefault();
    found = false;
  }

  // At its smallest the map lets the page scroll.
  function wheel(event) {
    if (
      !view.zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), ...spot(event)) &&
      view.state.zoom.k === 1
    )
      return;
    event.preventDefault();
  }

  function double(event) {
    const at = spot(event);
    if (view.edit && !view.hit(...at) && !view.edit.handleAt(...at)) view.edit.add(at);
  }

  const all = {
    pointerdown: press,
    pointermove: move,
    pointerup: release,
    pointercancel: release,
    pointerleave: leave,
    dblclick: double,
  };
  for (const [name, act] of Object.entries(all)) svg.addEventListener(name, act);
  svg.addEventListener("wheel", wheel, { passive: false });
  svg.addEventListener("touchend", lifted, { passive: false });
  return () => {
    for (const [name, act] of Object.entries(all)) svg.removeEventListener(name, act);
    svg.removeEventListener("wheel", wheel);
    svg.removeEventListener("touchend", lifted);
  };
}
