// What all three networks share: the task, its distance and lessons, units, clipping, the seed.
import { choice, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { follow, select, startSlider } from "./controls.js";
import { CLIPS, LIMITS } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./tasks/task.js").Task} Task */

/**
 * @param {Map<string, Task>} tasks
 * @param {(what: string, value: any) => void} steer
 * @param {(change: Partial<Settings>) => void} restart
 */
export function setupBox(tasks, steer, restart) {
  const about = h("p", { class: "gkm-about" });
  const task = select(
    "Task",
    [...tasks.values()].map((one) => [one.id, one.name]),
    (id) => restart({ task: id, distance: undefined }),
  );
  const distanceBox = h("div", {});
  const lessons = choice({
    legend: "Lessons",
    value: /** @type {string} */ ("fixed"),
    options: [
      ["fixed", "always this far"],
      ["growing", "short ones first"],
      ["mixed", "all lengths mixed"],
    ],
    onchange: (value) => steer("lessons", value),
  });
  const [min, max] = LIMITS.hidden;
  const hidden = startSlider({ label: "units", min, max, step: 1, value: 32, format: String }, (value) =>
    restart({ hidden: value }),
  );
  const clip = slider({
    label: "clip gradients at",
    min: 0,
    max: CLIPS.length - 1,
    step: 1,
    value: 4,
    format: (v) => String(CLIPS[v] ?? "never"),
    oninput: (v) => steer("clip", CLIPS[v]),
  });
  const seed = startSlider({ label: "seed", min: 0, max: 99, step: 1, value: 1, format: String }, (value) =>
    restart({ seed: value }),
  );
  /** @type {import("./controls.js").Slider | null} */
  let distance = null;
  let builtFor = "";

  /** @param {Task} own */
  function build({ id, about: text, distance: { values, label } }) {
    builtFor = id;
    setText(about, text);
    distance = slider({
      label,
      min: 0,
      max: values.length - 1,
      step: 1,
      value: 0,
      format: (v) => String(values[v]),
      oninput: (v) => steer("distance", values[v]),
    });
    distanceBox.replaceChildren(distance.root);
  }

  /**
   * What may have been steered since, but for what is being moved just now.
   * @type {(settings: Settings) => void}
   */
  function placeSteered(settings) {
    const values = tasks.get(settings.task)?.distance.values ?? [];
    if (distance) follow(distance, values.indexOf(settings.distance));
    follow(clip, CLIPS.indexOf(settings.clip));
    lessons.set(settings.lessons);
  }

  return {
    root: h(
      "div",
      { class: "gkm-playground-set" },
      h("div", {}, task.root, about, distanceBox, lessons.root),
      h("div", {}, hidden.root, clip.root, seed.root),
    ),
    placeSteered,
    /** @param {Settings} settings */
    place(settings) {
      task.input.value = settings.task;
      if (builtFor !== settings.task) build(/** @type {Task} */ (tasks.get(settings.task)));
      placeSteered(settings);
      hidden.set(settings.hidden);
      seed.set(settings.seed);
    },
  };
}
