// When a card comes back: FSRS-6 as py-fsrs computes it, with the course's settings (its default parameters, no fuzz), so that a page and
// Jupyter give the same dates. A card's state has py-fsrs's own fields and travels between the two. tests/page_state compares them.
import { DAY, daysBetween, isoOf, momentOf, rounded, SECOND } from "./moments.js";

export const RETENTION = 0.9; // FSRS's own
export const LOWEST = 0.8;
export const HIGHEST = 0.97;
/** @typedef {{card_id: number, state: number, step: number | null, stability: number | null, difficulty: number | null, due: string,
 *   last_review: string | null}} Memory */

const W = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
const DECAY = -W[20];
const FACTOR = 0.9 ** (1 / DECAY) - 1;
const SMALLEST = 0.001; // days of stability
const LONGEST = 36500; // days
const MINUTE = 60 * SECOND;
const [LEARNING, REVIEW, RELEARNING] = [1, 2, 3];
const STEPS = { [LEARNING]: [MINUTE, 10 * MINUTE], [RELEARNING]: [10 * MINUTE] };
const [AGAIN, HARD, GOOD, EASY] = [1, 2, 3, 4];

/**
 * A card's memory state after a rating, and when the card is due next.
 * @param {Memory | null} before What the last rating gave; null for a card never rated.
 * @param {number} rating 1 again, 2 hard, 3 good, 4 easy.
 * @param {number} now
 * @param {number} [retention] The share of cards that the learner wants to recall when they come back.
 * @returns {{state: Memory, due: number}}
 * Source: FSRS-6, https://github.com/open-spaced-repetition/py-fsrs
 */
export function rated(before, rating, now, retention = RETENTION) {
  const card = (before && Object.keys(before).length ? before : null) ?? {
    card_id: 0,
    state: LEARNING,
    step: 0,
    stability: null,
    difficulty: null,
    last_review: null,
  };
  const { stability, difficulty } = remembered(card, rating, now);
  const { state, step, wait } = scheduled(card, rating, nextDays(stability, retention));
  const due = now + wait;
  const memory = {
    card_id: card.card_id,
    state,
    step,
    stability,
    difficulty,
    due: isoOf(due),
    last_review: isoOf(now),
  };
  return { state: memory, due };
}

/**
 * When a card would be due after each of the ratings 1 to 4.
 * @type {(state: Memory | null, now: number, retention?: number) => number[]}
 */
export function choices(state, now, retention = RETENTION) {
  return [AGAIN, HARD, GOOD, EASY].map((rating) => rated(state, rating, now, retention).due);
}

/**
 * How likely a card is recalled at a moment, from 0 to 1.
 * @type {(state: Pick<Memory, "last_review" | "stability">, now: number) => number}
 */
export function recall({ last_review, stability }, now) {
  if (!last_review || !stability) return 0;
  return (1 + (FACTOR * Math.max(0, daysBetween(momentOf(last_review), now))) / stability) ** DECAY;
}

/**
 * Whether a rating could go on from a memory state that somebody else wrote.
 * @type {(state: any) => boolean}
 */
export function isMemory(state) {
  if (state === null || typeof state !== "object" || Array.isArray(state)) return false;
  if (!Object.keys(state).length) return true; // never rated
  const { card_id, step, stability, difficulty } = state;
  const none = (/** @type {any} */ value) => value === null || value === 0;
  const numbers = [stability, difficulty].every((value) => none(value) || (Number.isFinite(value) && value > 0));
  if (!Number.isFinite(card_id) || !numbers) return false;
  if (state.state === LEARNING ? !(step === null || Number.isInteger(step)) : none(stability) || none(difficulty))
    return false;
  if (![LEARNING, REVIEW, RELEARNING].includes(state.state)) return false;
  if (state.state === RELEARNING && !Number.isInteger(step)) return false;
  try {
    momentOf(state.due);
    if (state.last_review) momentOf(state.last_review);
    return true;
  } catch {
    return false;
  }
}

/** Stability and difficulty after a rating. */
function remembered(card, rating, now) {
  if (!card.stability || !card.difficulty)
    return {
      stability: Math.max(W[rating - 1], SMALLEST),
      difficulty: withinDifficulty(firstDifficulty(rating)),
    };
  const sameDay = card.last_review && daysBetween(momentOf(card.last_review), now) < 1;
  return {
    stability: sameDay ? shortTerm(card.stability, rating) : longTerm(card, rating, recall(card, now)),
    difficulty: nextDifficulty(card.difficulty, rating),
  };
}

/** Where the card goes: state, step, and microseconds until it is due. */
function scheduled({ state, step: before }, rating, days) {
  const review = { state: REVIEW, step: null, wait: days * DAY };
  const steps = STEPS[state];
  if (state === REVIEW) return rating === AGAIN ? { state: RELEARNING, step: 0, wait: STEPS[RELEARNING][0] } : review;
  const step = before ?? 0;
  if (rating === AGAIN) return { state, step: 0, wait: steps[0] };
  if (rating === EASY || step >= steps.length) return review;
  if (rating === GOOD) return step + 1 === steps.length ? review : { state, step: step + 1, wait: steps[step + 1] };
  const wait = step > 0 ? steps[step] : steps.length === 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2;
  return { state, step, wait };
}

function nextDays(stability, retention) {
  return Math.min(Math.max(rounded((stability / FACTOR) * (retention ** (1 / DECAY) - 1)), 1), LONGEST);
}

function firstDifficulty(rating) {
  return W[4] - Math.E ** (W[5] * (rating - 1)) + 1;
}

function withinDifficulty(difficulty) {
  return Math.min(Math.max(difficulty, 1), 10);
}

function nextDifficulty(difficulty, rating) {
  const damped = difficulty + ((10 - difficulty) * -(W[6] * (rating - 3))) / 9;
  return withinDifficulty(W[7] * firstDifficulty(EASY) + (1 - W[7]) * damped);
}

function shortTerm(stability, rating) {
  const increase = Math.E ** (W[17] * (rating - 3 + W[18])) * stability ** -W[19];
  return Math.max(stability * (rating === AGAIN ? increase : Math.max(increase, 1)), SMALLEST);
}

function longTerm({ stability, difficulty }, rating, chance) {
  if (rating === AGAIN) {
    const forgot = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.E ** ((1 - chance) * W[14]);
    return Math.max(Math.min(forgot, stability / Math.E ** (W[17] * W[18])), SMALLEST);
  }
  const grown = Math.E ** W[8] * (11 - difficulty) * stability ** -W[9] * (Math.E ** ((1 - chance) * W[10]) - 1);
  return Math.max(stability * (1 + grown * (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1)), SMALLEST);
}
