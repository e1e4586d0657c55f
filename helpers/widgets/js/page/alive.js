// Makes the widgets of a page alive, those that are near at once and the others while there is nothing else to do: each one's module on
// the host model, in the place of its form without a script. What comes alive out of view moves nothing that is in view.
// What a learner does goes into the log, by the widget's host; then the other widgets of the page see it.

import { filled, focusOn } from "../frame/weights.js";
import { hostModel, mount } from "../host/model.js";
import { h } from "../kit/dom.js";
import { HOSTS } from "./activities/hosts.js";
import { answered } from "./answers.js";
import { absolute, styled } from "./files.js";
import { idle, loaded } from "./idle.js";
import { followPointer, released, steadily } from "./steady.js";

/**
 * @typedef {object} Spec A widget, as the page's data has it.
 * @property {string} id
 * @property {string} class
 * @property {string | null} module
 * @property {string | null} style
 * @property {Record<string, any>} state
 * @property {string | null} [prediction]
 * @property {string} [lesson] Whose it is, where that isn't the page's.
 * @property {any} [clips]
 * @property {Record<string, string>} [dictionary]
 */
/** @typedef {{spec: Spec, model: import("../host/model.js").Model & import("../host/model.js").Host, activity: import("./activities/cards.js").Activity | null, busy: number}} Alive */

const NEAR = "1200px";

/**
 * @param {Spec[]} specs
 * @param {object} page
 * @param {import("./log.js").Log} page.log
 * @param {() => Promise<import("./course.js").Learner>} page.learner Known once the log was read, and the course's outline.
 * @param {() => void} page.acted Is called when a widget stored something.
 * @returns {{refresh(): void}} What shows all widgets how the log is now.
 */
export function aliveWidgets(specs, { log, learner, acted }) {
  /** @type {Alive[]} */
  const alive = [];
  const known = new Map(specs.map((spec) => [spec.id, spec]));
  /** @type {Map<HTMLElement, Spec>} Those that haven't started. */
  const waiting = new Map();
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) begin(/** @type {HTMLElement} */ (target));
    },
    { rootMargin: NEAR },
  );
  followPointer();
  for (const one of document.querySelectorAll("[data-widget]")) {
    const place = /** @type {HTMLElement} */ (one);
    const spec = known.get(place.dataset.widget ?? "");
    if (!spec?.module) continue;
    waiting.set(place, spec);
    watch.observe(place);
  }
  beginAll();

  /** @param {HTMLElement} place */
  function begin(place) {
    const spec = waiting.get(place);
    watch.unobserve(place);
    waiting.delete(place);
    if (spec) start(place, spec);
  }

  /** The others, the nearest first. What is folded away begins when it is shown. */
  async function beginAll() {
    await loaded();
    for (await idle(); ; await idle()) {
      const place = nearest([...waiting.keys()]);
      if (!place) return;
      begin(place);
    }
  }

  /** @param {HTMLElement} place @param {Spec} spec */
  async function start(place, spec) {
    try {
      const make = Object.hasOwn(HOSTS, spec.class) ? HOSTS[spec.class] : null;
      const state = await filled(place, nameOf(spec.class), spec.state);
      place.setAttribute("aria-busy", "true");
      const [module, who] = await Promise.all([
        import(absolute(/** @type {string} */ (spec.module))),
        make && learner(),
        styled(spec.style),
      ]);
      const activity =
        make && who
          ? make(
              { ...who, lesson: spec.lesson ?? who.lesson },
              { ...state, prediction: state.prediction ?? spec.prediction },
            )
          : null;
      /** @type {Alive} */
      const one = { spec, activity, busy: 0, model: /** @type {any} */ (null) };
      one.model = hostModel(
        { event: {}, problem: "", ...state, ...activity?.state() },
        { save: ({ event }) => event?.kind && heard(one, event) },
      );
      const el = h("div");
      await mount(module.default, one.model, el);
      alive.push(one);
      await released();
      steadily(place, () => {
        const had = place.contains(document.activeElement);
        place.replaceChildren(el);
        place.dataset.alive = "";
        if (had) focusOn(place);
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const said = `This part couldn't start (${reason}). Reload the page to try again.`;
      place.append(h("p", { class: "quiet", role: "status" }, said));
    } finally {
      place.removeAttribute("aria-busy");
    }
  }

  /**
   * What a widget reported: its host writes it down, and says what is new.
   * @param {Alive} one
   * @param {any} event
   * @returns {Promise<Record<string, any> | undefined>}
   */
  async function heard(one, event) {
    const { activity, spec, model } = one;
    const file = await answered(spec, event, model);
    if (file) return file;
    if (!activity) return undefined;
    one.busy += 1;
    try {
      const news = await log.act(() => activity.record(event));
      const rated = news ? { rated: { ...news.rated, stored: log.kept } } : {};
      return { ...rated, ...activity.state(), problem: log.problem };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    } finally {
      one.busy -= 1;
      acted();
      refresh(one);
    }
  }

  /** @param {Alive | null} [but] Knows already. */
  function refresh(but = null) {
    for (const one of alive) if (one !== but && !one.busy && one.activity) one.model.receive(one.activity.state());
  }

  return { refresh };
}

/** `NextLetter` in words: Next letter. @param {string} kind */
function nameOf(kind) {
  return kind.replace(/(?<=[a-z])[A-Z](?![A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The shown place that is nearest to the middle of the view; undefined where none is shown. @param {HTMLElement[]} places */
function nearest(places) {
  const away = (/** @type {HTMLElement} */ place) => {
    const { top, bottom } = place.getBoundingClientRect();
    return Math.abs((top + bottom - window.innerHeight) / 2);
  };
  const shown = places.filter((place) => place.getClientRects().length);
  return shown.map((place) => ({ place, far: away(place) })).sort((a, b) => a.far - b.far)[0]?.place;
}
