// Choices for the whole course: how deep to go, and where to go on listening.

/** @typedef {import("../course.js").Learner} Learner */
/** @typedef {import("./cards.js").Activity} Activity */

/** The depth that the learner chose. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function depth({ store }, { depths }) {
  return {
    state: () => ({ depth: store.setting("depth") }),
    record({ kind, depth: chosen }) {
      if (kind === "depth" && depths.some(({ id }) => id === chosen)) store.choose("depth", chosen);
    },
  };
}

const PLACE = "audio-place";

/** Where the learner stopped listening. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function audio({ store }, { talks }) {
  const isTalk = (/** @type {string} */ talk) => Object.hasOwn(talks, talk);
  return {
    state() {
      const place = store.setting(PLACE, {});
      return { place: isTalk(place.talk) ? place : {} };
    },
    record({ kind, talk, line, seconds, rate }) {
      if (kind === "place" && isTalk(talk) && talks[talk].dialogue.lines[line])
        store.choose(PLACE, { talk, line, seconds, rate });
    },
  };
}
