// The choice of a depth: three radio buttons, what the choice folds away, and the folding itself.
import { choice } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { onPage } from "../kit/page.js";
import { emit } from "../kit/widget.js";
import { foldNotebook, folds } from "./folding.js";

const NEWS = "gkm-depth"; // to the other widgets of the page: the learner chose

/**
 * @param {object} options
 * @param {import("../host/model.js").Model} options.model Has `depths`, `parts`, `depth` and `folded`.
 * @param {HTMLElement} options.el The widget's element.
 * @param {(text: string) => void} options.say
 * @param {() => void} [options.changed] Called after a choice.
 */
export function depthPicker({ model, el, say, changed = () => {} }) {
  const depths = model.get("depths"),
    parts = model.get("parts");
  const note = h("p", { class: "gkm-note" });
  let taken = model.get("depth");
  let stop = () => {};
  const picker = choice({
    legend: "How deep do you want to go?",
    options: depths.map((one) => [one.id, one.name]),
    value: model.get("depth"),
    onchange(depth) {
      if (depth === model.get("depth")) return;
      emit(model, "depth", { depth });
      take(depth);
      window.dispatchEvent(new CustomEvent(NEWS, { detail: depth }));
    },
  });

  function take(depth) {
    taken = depth;
    model.set("depth", depth);
    model.save_changes();
    picker.set(depth);
    apply();
    say(note.textContent);
    changed();
  }

  function apply() {
    const depth = model.get("depth");
    const { here } = fold(depth);
    const away = depth ? parts.filter((part) => folds(part, depth)).length : 0;
    const { name, says } = depths.find((one) => one.id === depth) ?? {};
    const what = !depth
      ? onPage()
        ? "Choose one; you can change it here whenever you like."
        : "Choose one; you can change it in any notebook, with here.depth()."
      : !here
        ? `${name}: ${says}.`
        : away
          ? `${name}: ${says}. Folded here: ${away} ${away === 1 ? "part" : "parts"}. A click on “cells hidden” under a heading opens it.`
          : `${name}: ${says}. Nothing is folded here.`;
    setText(note, what);
  }

  // Folded once for each choice: whoever opens a part and comes back finds it open.
  function fold(depth) {
    const here = Boolean(el.closest(".jp-Notebook"));
    if (!depth || !here || model.get("folded") === depth) return { here };
    stop();
    const folding = foldNotebook(el, parts, depth);
    stop = folding.stop;
    model.set("folded", depth);
    model.save_changes();
    return folding;
  }

  const heard = (/** @type {any} */ event) => {
    if (event.detail !== model.get("depth")) take(event.detail);
  };
  window.addEventListener(NEWS, heard);
  // Chosen in another tab. A kernel's word may be of the choice before, and would take the last one back.
  model.on("change:depth", () => {
    if (onPage() && model.get("depth") !== taken) take(model.get("depth"));
  });
  setTimeout(apply); // by then the element is in its notebook
  return {
    root: h("div", { class: "gkm-depths" }, h("strong", { "aria-hidden": "true" }, "How deep?"), picker.root, note),
    end() {
      stop();
      window.removeEventListener(NEWS, heard);
    },
  };
}
