// One talk of a widget that has several: a model in which only this one is.
import { withOwn } from "../kit/widget.js";

/**
 * Clips are named TALK/LINE there and LINE here; what is reported says which talk it is about.
 * @param {import("../host/model.js").Model} model Has `talks`, by name, and `clips`.
 * @param {string} talk
 * @returns {import("../host/model.js").Model}
 */
export function partOf(model, talk) {
  const part = withOwn(model, { ...model.get("talks")[talk], answered: {} });
  const prefix = `${talk}/`;
  return {
    ...part,
    get(name) {
      if (name !== "clips") return part.get(name);
      const mine = Object.entries(model.get("clips") || {}).filter(([line]) => line.startsWith(prefix));
      return Object.fromEntries(mine.map(([line, clip]) => [line.slice(prefix.length), clip]));
    },
    set: (name, value) => model.set(name, name === "event" ? { ...value, talk } : value),
  };
}
