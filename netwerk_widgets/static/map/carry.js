// Carrying a party to another place. On the page an edit comes of it (edit.js); on the stage it
// stands there for as long as the group looks at it, and the session knows nothing of it.
import { lens } from "./frame.js";

/** @type {(view: MapView, id: string, at: Point) => void} */
export function carried(view, id, [x, y]) {
  view.glide = null;
  view.places.set(id, lens(view.size, view.state.zoom).share(x, y));
  view.redraw();
}

/** @type {(view: MapView, onMoved: (id: string, place: Point) => void) => Carrying} */
export function carrying(view, onMoved) {
  /** @type {(share: number) => number} */
  const within = (share) => Math.max(0, Math.min(1, share));
  return {
    relating: null,
    movable: () => view.layout.drop.kind === "free",
    dragged: (id, at) => carried(view, id, at),
    dropped(id, at) {
      if (at) {
        const [x, y] = lens(view.size, view.state.zoom).share(...at);
        view.layout.places[id] = [within(x), within(y)];
        onMoved(id, view.layout.places[id]);
      }
      view.move(!at);
    },
  };
}
