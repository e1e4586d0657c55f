// Elements, as short as they are often made.

/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Attribute */
/** @typedef {Node | string | null | undefined} Child */

/**
 * An element: `h("button", {class: "x", onclick: f}, "text", child)`.
 * @param {string} tag
 * @param {Record<string, Attribute>} [attrs] A function is a listener (`onclick`); null, undefined and false leave the attribute out.
 * @param {...Child} children
 * @returns {any} An HTMLElement; `any`, since the tag says which one.
 */
export function h(tag, attrs = {}, ...children) {
  return build(document.createElement(tag), attrs, children);
}

/**
 * The same for SVG.
 * @param {string} tag
 * @param {Record<string, Attribute>} [attrs]
 * @param {...Child} children
 * @returns {any} An SVGElement.
 */
export function s(tag, attrs = {}, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag), attrs, children);
}

/**
 * @template {Element} E
 * @param {E} node
 * @param {Record<string, Attribute>} attrs
 * @param {Child[]} children
 */
function build(node, attrs, children) {
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) node.append(child);
  return node;
}

/**
 * Changes a node's text, where it differs.
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * @param {Element} node
 * @param {Record<string, string | number | boolean>} attrs
 */
export function setAll(node, attrs) {
  for (const [name, value] of Object.entries(attrs)) node.setAttribute(name, String(value));
}

/** A name for what must not share one with another widget on the page: a group of radio buttons, a label's target. */
export function ownName() {
  return `gkm-${Math.random().toString(36).slice(2)}`;
}

/**
 * Runs `change`, which draws el anew, and unfolds again what was unfolded in it.
 * @template T
 * @param {Element} el
 * @param {() => T} change
 * @returns {T} What `change` returned.
 */
export function keepUnfolded(el, change) {
  const open = [...el.querySelectorAll("details")].map((one) => one.open);
  const made = change();
  for (const [k, one] of [...el.querySelectorAll("details")].entries()) one.open = open[k] ?? false;
  return made;
}

/**
 * Runs `change` and, if the focus was inside el, puts it on what `change` returns: a rebuilt part must not lose the keyboard.
 * @param {Element} el
 * @param {() => {focus(): void} | null | undefined | void} change
 */
export function keepFocus(el, change) {
  const inside = el.contains(document.activeElement);
  const next = change();
  if (inside && next) next.focus();
}
