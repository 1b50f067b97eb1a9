// The map with the keyboard: one party at a time has the focus, arrows go to the nearest in
// that direction, letters do what the buttons do (help.js names them all).
import { struck } from "../dom.js";

/** @type {Record<string, Point>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Whose mark has the focus.
/** @type {(event: Event) => string | null} */
const partyOf = (event) => struck(event).closest("[data-party]")?.getAttribute("data-party") ?? null;

// Nearest in a direction: being aside counts double.
/** @type {(nodes: FrameNode[], from: FrameNode, way: Point) => FrameNode | null} */
export function nearest(nodes, from, [dx, dy]) {
  /** @type {FrameNode | null} */
  let best = null;
  let least = Infinity;
  for (const node of nodes) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (node === from || ahead <= 0.5 || aside > 2.5 * ahead) continue;
    const away = ahead + 2 * aside;
    if (away < least) {
      least = away;
      best = node;
    }
  }
  return best;
}

/** @type {(view: MapView) => () => void} */
export function keyboard(view) {
  const { svg, root } = view;

  /** @type {(event: KeyboardEvent, id: string | null) => void} */
  function arrows(event, id) {
    const way = WAYS[event.key];
    if (event.shiftKey && view.edit && id) {
      view.edit.nudged(id, way);
      return;
    }
    const { frame } = view;
    const from = id ? frame?.by.get(id) : null;
    const to = from ? nearest(frame?.nodes ?? [], from, way) : frame?.nodes[0];
    if (!to) return;
    view.focusOn(to.id);
    view.edit?.aimed([to.x, to.y]);
  }

  /** @type {(id: string | null) => void} */
  function enter(id) {
    if (!id) return;
    if (view.edit?.relating) view.edit.picked(id);
    else {
      view.choose("party", id);
      view.panel.focus();
    }
  }

  function giveUp() {
    if (view.edit?.relating) view.edit.give();
    else if (view.state.chosen) view.choose(null, null);
    else return false;
    return true;
  }

  /** @type {Record<string, (id: string | null) => void>} */
  const letters = {
    n: () => view.edit?.add(),
    r: (id) => view.edit?.relate(id),
    "/": () => view.tools.find(),
    "+": () => view.zoomBy(1.35),
    "=": () => view.zoomBy(1.35),
    "-": () => view.zoomBy(1 / 1.35),
    0: () => view.fit(),
    "?": () => view.tools.help.open(),
  };

  /** @type {(event: KeyboardEvent) => void} */
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !view.frame) return;
    const id = partyOf(event);
    if (WAYS[event.key]) arrows(event, id);
    else if (event.key === "Enter" || event.key === " ") enter(id);
    else if (event.key === "Escape") {
      if (!giveUp()) return;
    } else if ((event.key === "Delete" || event.key === "Backspace") && view.edit && id) view.edit.remove("party", id);
    else if (letters[event.key.toLowerCase()]) letters[event.key.toLowerCase()](id);
    else return;
    event.preventDefault();
  }

  /** @type {(event: FocusEvent) => void} */
  function focused(event) {
    const id = partyOf(event);
    if (view.state.focus === id) return;
    view.state.focus = id;
    view.redraw();
  }

  // Esc from the panel goes back to the map.
  /** @type {(event: KeyboardEvent) => void} */
  function back(event) {
    if (event.key !== "Escape" || svg.contains(struck(event)) || !view.side.contains(struck(event))) return;
    const { chosen, focus } = view.state;
    const id = chosen?.kind === "party" ? chosen.id : focus;
    view.choose(null, null);
    if (id) view.focusOn(id);
  }

  svg.addEventListener("keydown", pressed);
  svg.addEventListener("focusin", focused);
  root.addEventListener("keydown", back);
  return () => {
    svg.removeEventListener("keydown", pressed);
    svg.removeEventListener("focusin", focused);
    root.removeEventListener("keydown", back);
  };
}
