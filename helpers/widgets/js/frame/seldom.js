// What follows each scroll, and not each of its sixty frames a second.

/**
 * A function that calls `act` at most once in so many milliseconds, and once more at the end.
 * @param {() => void} act
 * @param {number} pause
 */
export function seldom(act, pause) {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      act();
    }, pause);
  };
}
