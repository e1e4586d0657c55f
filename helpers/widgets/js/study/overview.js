// The course at three depths: the choice, the text, and the text to hear.
import { h } from "../kit/dom.js";
import { problemLine, start } from "../kit/widget.js";
import { depthPicker } from "./depth_picker.js";
import { player } from "./dialogue.js";
import { partOf } from "./part_of.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(el, "overview", "The course at three depths", "look");
  const talks = model.get("talks");
  const text = h("div", { class: "gkm-overview-text" });
  let end = () => {};

  function draw() {
    const depth = model.get("depth") ?? "medium";
    const talk = talks[depth].dialogue;
    end();
    const listen = h("div");
    text.replaceChildren(h("h3", {}, talk.title), ...talk.lines.map((line) => h("p", {}, line.text)), listen);
    end = player({ model: partOf(model, depth), el: listen });
  }

  const picker = depthPicker({ model, el, say, changed: draw });
  el.append(picker.root, text, problemLine(model));
  draw();
  return () => {
    end();
    picker.end();
  };
}
export default { render };
