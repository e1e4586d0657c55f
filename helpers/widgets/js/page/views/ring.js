// A ring that fills; helpers/widgets/_progress.py draws the same.
import { fixed } from "./view.js";

const RADIUS = 25;
const ROUND = 2 * Math.PI * RADIUS;

/**
 * The arc of a ring that is filled so far; nothing where it is empty.
 * @param {number} share From 0 to 1.
 * @param {string} [more] Further attributes.
 */
export function arc(share, more = "") {
  if (!share) return "";
  return (
    `<circle r="${RADIUS}" cx="32" cy="32" stroke-width="6" transform="rotate(-90 32 32)" ${more}` +
    `stroke-dasharray="${fixed(ROUND * share, 1)} ${fixed(ROUND, 1)}"></circle>`
  );
}

export const GROOVE = `<circle r="${RADIUS}" cx="32" cy="32" stroke-width="6" opacity=".18"></circle>`;

/** A sign's colour as text: darker on light ground, lighter on dark. @param {string} colour */
export function ink(colour) {
  return `color-mix(in srgb, ${colour} 72%, var(--jp-content-font-color1, #1a1a1a))`;
}
