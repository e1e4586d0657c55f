// The unit as pictures for the prose, built up stage by stage. Only authoring loads this: the pictures are stored (helpers/widgets/pictures).

import { s, setAll } from "../kit/dom.js";
import { PARTS } from "./gate_equations.js";
import { arrowHead, STAGE_OF, STAGES, UNIT, unitShapes, WIRES, wire } from "./unit_parts.js";

// What a stage adds is in its colours, what was there before is plain, what comes later is absent; the last stage has all colours.
export function unitPicture(stage) {
  const { line, at, plus, out, bus, width } = UNIT,
    last = STAGES.indexOf(stage);
  const there = (name) => STAGES.indexOf(name) <= last,
    fresh = (name) => name === stage || stage === "whole";
  const text = (x, y, words, name, anchor = "start") =>
    s("text", { class: fresh(name) ? "gkm-fresh" : null, x, y, "text-anchor": anchor }, words);

  const ground = WIRES.filter((one) => there(one.stage)).map((one) =>
    wire({ ...one, quantity: fresh(one.stage) && one.id !== "bus" ? one.quantity : null }),
  );
  ground.push(arrowHead(458, line, fresh("memory-line") ? "cell" : null));
  if (there("forget-gate")) ground.push(s("path", { class: "gkm-wire", d: `M28 ${bus - 13}H76V${bus + 13}H28` }));
  if (there("output-gate")) ground.push(arrowHead(458, UNIT.show, fresh("output-gate") ? "hidden" : null));

  const parts = Object.entries(unitShapes())
    .filter(([id]) => there(STAGE_OF[id]))
    .map(([id, { nodes, level, value }]) => {
      if (value) {
        value.textContent = id;
        value.setAttribute("class", "gkm-letter");
        const { top, height } = UNIT.box;
        setAll(level, fresh(STAGE_OF[id]) ? { y: top + 1, height: height - 2 } : { width: 0 });
      }
      return s("g", { "data-quantity": fresh(STAGE_OF[id]) ? PARTS[id].quantity : null }, ...nodes);
    });

  const labels = [
    text(4, 36, "old memory c", "memory-line"),
    text(452, 36, "new memory c′", "memory-line", "end"),
    there("forget-gate") ? text(161, 84, "kept", "forget-gate", "middle") : null,
    there("input-gate") ? text(plus + 14, 92, "written", "input-gate") : null,
    there("output-gate") ? text(444, 180, "h′", "output-gate", "end") : null,
    there("forget-gate") ? text(8, bus - 8, "x", "forget-gate") : null,
    there("forget-gate") ? text(8, bus + 18, "h", "forget-gate") : null,
    there("whole") ? text(232, 295, "h goes round, into the next step", "whole", "middle") : null,
  ];
  const bottom = last === 0 ? line + 22 : there("whole") ? 312 : bus + 30;
  return s(
    "svg",
    { class: "gkm-picture", viewBox: `0 8 ${width} ${bottom - 8}` },
    ...ground,
    ...parts,
    ...labels.filter(Boolean),
  );
}
