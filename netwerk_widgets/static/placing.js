// Rows in another order, without moving the one in which somebody is at work: an element that
// is moved loses the cursor, a list that is open, a date that is half typed.

/** @type {(body: Element, wanted: HTMLElement[]) => void} */
export function arrange(body, wanted) {
  const held = wanted.find((el) => el.contains(document.activeElement));
  let place = body.firstElementChild;
  for (const el of wanted) {
    if (el === held && el.parentElement === body) {
      while (place && place !== el) {
        const next = place.nextElementSibling;
        body.append(place); // its turn comes
        place = next;
      }
    }
    if (place && el === place) place = place.nextElementSibling;
    else body.insertBefore(el, place);
  }
}

let down = false;
window.addEventListener("pointerdown", () => (down = true), true);
window.addEventListener("pointerup", () => (down = false), true);
window.addEventListener("pointercancel", () => (down = false), true);

// Once the cursor is where it was going, and nobody is in the middle of a click.
/** @type {(act: () => void) => void} */
export function whenQuiet(act) {
  setTimeout(() => {
    if (down)
      window.addEventListener("pointerup", () => setTimeout(() => whenQuiet(act), 60), { once: true, capture: true });
    else act();
  });
}
