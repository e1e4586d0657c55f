// How deep to go, as a row on top of a lesson.
import { problemLine, start } from "../kit/widget.js";
import { depthPicker } from "./depth_picker.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(el, "depth", "How deep do you want to go?", "look");
  const picker = depthPicker({ model, el, say });
  el.append(picker.root, problemLine(model));
  return picker.end;
}
export default { render };
