// The GRU as pictures for the prose, built up stage by stage. Only authoring loads this: the pictures are stored (helpers/widgets/pictures).

import { s, setAll } from "../kit/dom.js";
import { GRU_PARTS } from "./gru_equations.js";
import { GRU_JOINTS, GRU_UNIT, GRU_WIRES, gruShapes, joint } from "./gru_parts.js";
import { arrowHead, wire } from "./unit_parts.js";

const GRU_STAGES = ["gru-state", "gru-update-gate", "gru-reset-gate", "gru-whole"];
const GRU_STAGE_OF = {
  old: "gru-state",
  kept: "gru-state",
  new: "gru-state",
  z: "gru-update-gate",
  keep: "gru-update-gate",
  other: "gru-update-gate",
  write: "gru-update-gate",
  h: "gru-update-gate",
  n: "gru-update-gate",
  bus: "gru-update-gate",
  r: "gru-reset-gate",
  reset: "gru-reset-gate",
  past: "gru-reset-gate",
  heard: "gru-reset-gate",
  round: "gru-whole",
};

// What a stage adds is in its colours, what was there before is plain, what comes later is absent; the last stage has all colours.
export function gruPicture(stage) {
  const { line, at, past, bus, hears, fromX, box, width } = GRU_UNIT,
    last = GRU_STAGES.indexOf(stage);
  const there = (name) => GRU_STAGES.indexOf(name) <= last,
    fresh = (name) => name === stage || stage === "gru-whole";
  const text = (x, y, words, name, anchor = "start") =>
    there(name) ? s("text", { class: fresh(name) ? "gkm-fresh" : null, x, y, "text-anchor": anchor }, words) : null;

  const separate = there("gru-reset-gate");
  // Before the reset gate comes, one wire brings h and x to the update gate and the candidate.
  const floor = box.top + box.height + 20;
  const early = [
    { id: "bus", d: `M86 ${bus}H${fromX}V${floor}` },
    { id: "bus", d: `M${at.z} ${bus}V${floor}` },
  ];
  const wires = GRU_WIRES.filter((one) => there(GRU_STAGE_OF[one.id]) && (one.id !== "bus" || separate));
  const joints = separate
    ? GRU_JOINTS.filter(([x]) => x !== 446 || there("gru-whole"))
    : [
        [at.z, 120, "update"],
        [at.z, bus, null],
      ];
  const coloured = (one) => ({
    ...one,
    quantity: fresh(GRU_STAGE_OF[one.id]) && one.id !== "bus" ? one.quantity : null,
  });
  const ground = [...wires, ...(separate || !there("gru-update-gate") ? [] : early)].map((one) => wire(coloured(one)));
  if (there("gru-update-gate")) {
    ground.push(...joints.map(([x, y, quantity]) => joint([x, y, stage === "gru-whole" ? quantity : null])));
    // Where the desk has room for numbers, the wires go on.
    if (separate)
      ground.push(
        wire({ d: `M36 ${past}H92`, quantity: fresh("gru-reset-gate") ? "hidden" : null }),
        wire({ d: `M72 ${bus}H92` }),
      );
    else ground.push(s("path", { class: "gkm-wire", d: `M48 ${bus - 12}H84V${bus + 12}H48` }));
  }
  ground.push(arrowHead(460, line, fresh("gru-state") ? "hidden" : null));

  const parts = Object.entries(gruShapes())
    .filter(([id]) => there(GRU_STAGE_OF[id]))
    .map(([id, shape]) => {
      shape.update?.({ z: 1, r: 1, n: 1 }, { update: "keeps", reset: "after" });
      const [level, value] = ["gkm-fill", "gkm-number"].map((name) =>
        shape.nodes.find((node) => node.getAttribute("class") === name),
      );
      if (value) {
        value.textContent = id;
        value.setAttribute("class", "gkm-letter");
        const full = { y: box.top + 1, height: box.height - 2 };
        setAll(level, fresh(GRU_STAGE_OF[id]) ? full : { width: 0 });
      }
      return s("g", { "data-quantity": fresh(GRU_STAGE_OF[id]) ? GRU_PARTS[id].quantity : null }, ...shape.nodes);
    });

  const labels = [
    text(4, 36, "old state h", "gru-state"),
    text(452, 36, "new state h′", "gru-state", "end"),
    text((at.z + at.n) / 2, 36, "kept", "gru-update-gate", "middle"),
    text(at.n + 14, 92, "written", "gru-update-gate"),
    text((hears + 338) / 2 + 4, past + 21, "hears", "gru-reset-gate", "middle"),
    separate ? text(20, past + 6, "h", "gru-reset-gate") : text(30, bus - 8, "h", "gru-update-gate"),
    separate ? text(56, bus + 6, "x", "gru-update-gate") : text(30, bus + 18, "x", "gru-update-gate"),
    text(232, 303, "h goes round, into the next step", "gru-whole", "middle"),
  ];
  const bottom = last === 0 ? line + 22 : there("gru-whole") ? 316 : bus + 26;
  return s(
    "svg",
    { class: "gkm-picture", viewBox: `0 8 ${width} ${bottom - 8}` },
    ...ground,
    ...parts,
    ...labels.filter(Boolean),
  );
}
