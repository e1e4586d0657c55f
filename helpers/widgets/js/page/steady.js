// What a reader points at, types in or reads stays where it is, whatever comes alive above it. A browser's own scroll anchoring does
// that for what changes above the view, where it has any; in view it lets everything below move.

/** Where the mouse is; a finger is nowhere once it is up. @type {{x: number, y: number} | null} */
let pointer = null;
let pressed = false;
/** @type {(() => void)[]} */
let waiting = [];

/** Follows the pointer: has to be called once, before anything changes. */
export function followPointer() {
  const at = (/** @type {PointerEvent} */ event) => {
    pointer = { x: event.clientX, y: event.clientY };
  };
  const down = (/** @type {PointerEvent} */ event) => {
    at(event);
    pressed = true;
  };
  const move = (/** @type {PointerEvent} */ event) => {
    at(event);
    if (pressed && !event.buttons) up(event); // the browser's own menu, or a list of choices, has taken the release
  };
  const up = (/** @type {PointerEvent} */ event) => {
    pressed = false;
    if (event.pointerType !== "mouse") pointer = null;
    const now = waiting;
    waiting = [];
    setTimeout(() => {
      for (const go of now) go();
    }); // after the click
  };
  const options = { capture: true, passive: true };
  document.addEventListener("pointermove", move, options);
  document.addEventListener("pointerdown", down, options);
  for (const end of ["pointerup", "pointercancel", "dragend"])
    document.addEventListener(end, /** @type {any} */ (up), options);
  document.documentElement.addEventListener("pointerleave", () => {
    if (!pressed) pointer = null;
  });
}

/** Resolves when no button is held down: what is being pressed stays what it is. @returns {Promise<void>} */
export function released() {
  return pressed ? new Promise((go) => waiting.push(go)) : Promise.resolve();
}

/**
 * Changes a place, and scrolls by as much as that moved what the reader has in hand.
 * @param {HTMLElement} place
 * @param {() => void} change
 */
export function steadily(place, change) {
  const held = heldBelow(place);
  const before = held?.getBoundingClientRect().top ?? 0;
  change();
  const moved = held ? held.getBoundingClientRect().top - before : 0;
  if (moved) window.scrollBy({ top: moved, behavior: "instant" });
}

/** What must not move: what the mouse is on, else what has the focus, else, where the place begins above the view, what is read below it. */
function heldBelow(/** @type {HTMLElement} */ place) {
  const main = place.closest("main");
  const below = (/** @type {Element | null} */ one) =>
    one && main?.contains(one) && isBelow(place, one) && inView(one) ? one : null;
  const under = pointer && below(document.elementFromPoint(pointer.x, pointer.y));
  return under ?? below(document.activeElement) ?? read(place);
}

/** The first part in view that stands below a place, where that begins above the view. */
function read(/** @type {HTMLElement} */ place) {
  const top = topOfView();
  if (place.getBoundingClientRect().top >= top) return null;
  const cell = place.closest(".cell") ?? place;
  for (let next = cell.nextElementSibling; next; next = next.nextElementSibling)
    if (next.getBoundingClientRect().bottom > top) return inView(next) ? next : null;
  return null;
}

/** @type {(place: Element, one: Element) => boolean} */
function isBelow(place, one) {
  const where = place.compareDocumentPosition(one);
  const apart = Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_CONTAINS;
  return Boolean(where & Node.DOCUMENT_POSITION_FOLLOWING) && !(where & apart);
}

function inView(/** @type {Element} */ one) {
  const { top, bottom, height } = one.getBoundingClientRect();
  return height > 0 && bottom > topOfView() && top < window.innerHeight;
}

/** The view begins under the bar, which stays on top. */
function topOfView() {
  return document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
}
