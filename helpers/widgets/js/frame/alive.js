// Makes the widgets of a page alive, each when it comes near: its module on the host model, in the place of its form without a script.

import { hostModel, mount } from "../host/model.js";
import { h } from "../kit/dom.js";
import { answersOf } from "./answers.js";
import { filled } from "./weights.js";

/** @typedef {{id: string, class: string, module: string | null, style: string | null, state: Record<string, any>, prediction?: string | null,
 *   clips?: any}} Spec */

const NEAR = "800px";
/** Models that are there, with what they show: a guess in one lifts the veil of another. @type {{spec: Spec, model: any}[]} */
const alive = [];
/** Guesses that were made, by prediction. */
const guessed = new Set();

/** @param {HTMLElement | null} data What the page tells its script. */
export function aliveWidgets(data) {
  if (!data) return;
  const specs = new Map(
    JSON.parse(data.textContent ?? "{}").widgets.map((/** @type {Spec} */ spec) => [spec.id, spec]),
  );
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        const place = /** @type {HTMLElement} */ (target);
        start(place, specs.get(place.dataset.widget));
      }
    },
    { rootMargin: NEAR },
  );
  for (const place of document.querySelectorAll("[data-widget]")) {
    if (specs.get(/** @type {HTMLElement} */ (place).dataset.widget)?.module) watch.observe(place);
  }
}

/**
 * @param {HTMLElement} place
 * @param {Spec} spec
 */
async function start(place, spec) {
  try {
    const state = await filled(place, nameOf(spec.class), spec.state);
    const [module] = await Promise.all([import(absolute(/** @type {string} */ (spec.module))), styled(spec.style)]);
    const answers = answersOf(spec);
    const save = async (/** @type {Record<string, any>} */ changes) => {
      const news = await heard(answers, changes.event, model);
      if (spec.class === "Predict" && news?.done) lift(spec.prediction);
      return news;
    };
    if (spec.class === "Result" && guessed.has(spec.prediction)) state.guessed = true;
    const model = hostModel({ event: {}, problem: "", ...state }, { save });
    const el = h("div");
    place.setAttribute("aria-busy", "true");
    await mount(module.default, model, el);
    alive.push({ spec, model });
    place.replaceChildren(el);
    place.dataset.alive = "";
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    place.append(
      h(
        "p",
        { class: "quiet", role: "status" },
        `This part could not be started (${reason}). Load the page again to try it once more.`,
      ),
    );
  } finally {
    place.removeAttribute("aria-busy");
  }
}

/**
 * @param {ReturnType<typeof answersOf>} answers
 * @param {any} event
 * @param {import("../host/model.js").Model} model
 */
async function heard(answers, event, model) {
  if (!answers || !event?.kind) return undefined;
  const news = await answers(event, model);
  // Dictionaries take over the entries that changed, other values are new: as helpers/widgets/_study.py does it.
  const merged = Object.entries(news ?? {}).map(([name, value]) => {
    const whole = value !== null && typeof value === "object" && !Array.isArray(value);
    return [name, whole ? { ...model.get(name), ...value } : value];
  });
  return Object.fromEntries(merged);
}

/** @param {string | null | undefined} prediction */
function lift(prediction) {
  guessed.add(prediction);
  for (const { spec, model } of alive) {
    if (spec.class === "Result" && spec.prediction === prediction) model.receive({ guessed: true });
  }
}

/** `NextLetter` in words: Next letter. @param {string} kind */
function nameOf(kind) {
  return kind.replace(/(?<=[a-z])[A-Z](?![A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** @param {string} path */
function absolute(path) {
  return new URL(path, document.baseURI).href;
}

/** @param {string | null} path */
async function styled(path) {
  if (!path || document.querySelector(`link[data-path="${path}"]`)) return;
  const link = h("link", { rel: "stylesheet", href: path, "data-path": path });
  const loaded = new Promise((resolve) => {
    link.onload = link.onerror = resolve;
  });
  document.head.append(link);
  await loaded;
}
