// What a threshold does to questions whose intent is known: below it, the assistant says that it doesn't know. No element here.

export const OUTSIDE = "outside";

/** @typedef {{intent: string, heard: string, sure: number}} Judged A question's intent, what was heard, and how sure the recogniser was. */
/** @typedef {{right: number, wrong: number, missed: number, refused: number}} Outcome How many questions were answered with the right
 * intent; were answered and should not have been, or with another intent; were refused, and shouldn't have been; and were rightly refused. */

/** @type {(heard: string, sure: number, threshold: number) => boolean} */
export function answers(heard, sure, threshold) {
  return heard !== OUTSIDE && sure >= threshold;
}

/** @type {(judged: Judged[], threshold: number) => Outcome} */
export function outcome(judged, threshold) {
  const found = { right: 0, wrong: 0, missed: 0, refused: 0 };
  for (const { intent, heard, sure } of judged) {
    if (!answers(heard, sure, threshold)) found[intent === OUTSIDE ? "refused" : "missed"] += 1;
    else found[intent === heard ? "right" : "wrong"] += 1;
  }
  return found;
}

/**
 * The stop of a slider with the largest gain: a right answer counts 1, a wrong one −1, a refusal nothing. Of equals, the lowest.
 * @type {(judged: Judged[], steps: number) => number}
 */
export function chosenThreshold(judged, steps) {
  let top = { gain: Number.NEGATIVE_INFINITY, threshold: 0 };
  for (let k = 0; k <= steps; k += 1) {
    const { right, wrong } = outcome(judged, k / steps);
    if (right - wrong > top.gain) top = { gain: right - wrong, threshold: k / steps };
  }
  return top.threshold;
}

/**
 * In one sentence.
 * @type {(found: Outcome, threshold: number) => string}
 */
export function inWords({ right, wrong, missed, refused }, threshold) {
  const all = right + wrong + missed + refused;
  return (
    `At ${Math.round(100 * threshold)} %, of ${all} questions that somebody else wrote it answers ${right + wrong}: ${right} with the ` +
    `right intent, ${wrong} wrongly. It refuses ${missed + refused}: ${refused} rightly, and ${missed} that it should have answered.`
  );
}
