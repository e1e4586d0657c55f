// Mnemonics, each behind the question that makes one recall it.
import { h } from "../kit/dom.js";
import { start } from "../kit/widget.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  start(el, "aids", "Memory aids", "recall");
  const items = model
    .get("aids")
    .map((aid) =>
      h(
        "li",
        { class: "gkm-aid" },
        h("p", { class: "gkm-kind" }, h("span", { "aria-hidden": "true" }, `${aid.icon} `), aid.word),
        h("p", { class: "gkm-front" }, aid.recall),
        h(
          "details",
          {},
          h("summary", {}, "Show"),
          h("blockquote", {}, aid.text),
          h("p", {}, aid.answer),
          aid.picture ? h("img", { ...model.get("pictures")[aid.picture], class: "gkm-picture" }) : null,
          aid.caveat ? h("p", { class: "gkm-note" }, h("strong", {}, "To be exact: "), aid.caveat) : null,
        ),
      ),
    );
  el.append(
    h("h3", {}, "Memory aids"),
    h("p", { class: "gkm-quiet" }, "Say the answer first, then look."),
    h("ul", { class: "gkm-aidlist" }, ...items),
  );
}
export default { render };
