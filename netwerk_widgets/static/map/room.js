// The map on the participants' page: to look around in, not to change. It keeps how the reader
// looks at it (zoom, colour, size, layout) while the session goes on.
import { mapView } from "./view.js";
import { chooseParty, ownParty } from "../own.js";

/** @type {(el: HTMLElement) => FigureView<{ scene: Scene, texts: Texts }>} */
export function roomMap(el) {
  /** @type {MapView | null} */
  let view = null;
  let layouts = "";
  /** @type {(event: CustomEvent<OwnDetail>) => void} */
  const own = ({ detail }) => {
    const mine = detail.id || null;
    if (view && view.state.mine !== mine) view.look({ mine });
  };
  document.addEventListener("nw-own", own);

  return {
    show({ scene, texts }) {
      // A layout that the room gets to see, or no longer: the map starts anew.
      const known = Object.keys(scene.layouts).join();
      if (view && layouts === known) {
        view.show(scene);
        return;
      }
      view?.close();
      layouts = known;
      const mine = scene.parties.some((party) => party.id === ownParty()) ? ownParty() : null;
      view = mapView(el, {
        scene,
        texts,
        options: { dressed: true, remember: `room ${scene.name}`, mine, onMine: (id) => chooseParty(id ?? "") },
      });
    },
    close() {
      document.removeEventListener("nw-own", own);
      view?.close();
    },
  };
}
