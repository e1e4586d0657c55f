// A challenge: weights, goal or inputs, and a question, as one text that survives a chat or a mail: "gkm1." and base64url of JSON.

import { MOST, readInputs } from "../inputs.js";
import { readWeights } from "../weight_sliders.js";
import { BLOCKS, defaultWeights, EXAMPLE } from "./run.js";

/** @typedef {[number, number]} Pair An input x and a marker m. */

const LONGEST = 8000; // characters of a challenge; free play of 500 different steps fits
export const QUESTION = 140; // characters of a question
const ORDER = BLOCKS.flatMap((block) => ["x", "m", "h", "b"].map((name) => [block, name]));

const short = (/** @type {number} */ v) => Number(v.toFixed(3));

/**
 * What comes from somebody else is shown as one line of text: no line breaks, nothing that turns the direction of writing.
 * @param {any} text
 */
function cleanQuestion(text) {
  const plain = String(text ?? "").replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, " ");
  return [...plain.trim()].slice(0, QUESTION).join("").trim();
}

/**
 * @param {object} challenge
 * @param {import("../cell.js").Weights} challenge.weights
 * @param {string | null} challenge.goal An id; null is free play.
 * @param {Pair[]} challenge.inputs Needed for free play alone.
 * @param {string} [challenge.question]
 */
export function writeChallenge({ weights, goal, inputs, question }) {
  /** @type {[number, number, number][]} */
  const runs = [];
  for (const [x, m] of goal ? [] : inputs) {
    const last = runs.at(-1);
    if (last && last[0] === short(x) && last[1] === m) last[2] += 1;
    else runs.push([short(x), m, 1]);
  }
  const asked = cleanQuestion(question);
  const data = {
    ...(goal ? { goal } : { inputs: runs }),
    weights: ORDER.map(([block, name]) => short(weights[block][name])),
    ...(asked ? { question: asked } : {}),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  const coded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `gkm1.${coded.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** @type {(given: string, advice: string) => never} */
function refuse(given, advice) {
  throw new Error(`${given} ${advice}`);
}

/**
 * The reverse: {weights, goal, inputs, question}, weights and inputs brought into the sliders' ranges. Throws an
 * Error that says what was given, what was expected and what to do. `goals` are those that this desk has.
 * @type {(text: string, goals: {id: string, title: string}[]) => {weights: import("../cell.js").Weights, goal: string
 *   | null, inputs: Pair[], question: string}}
 */
export function readChallenge(text, goals) {
  const given = String(text).replace(/\s+/g, "");
  const again = "Copy it again, from “gkm1.” to its last character.";
  if (!given) refuse("There is nothing to open.", "Paste a text that starts with “gkm1.”.");
  if (given.length > LONGEST)
    refuse(`This text has ${given.length} characters, a challenge has ${LONGEST} at most.`, again);
  const [, version, coded] = given.match(/^gkm(\d{1,9})\.([A-Za-z0-9_-]+)$/) ?? [];
  if (!coded)
    refuse(
      `“${[...given].slice(0, 16).join("")}” is no challenge: it starts with “gkm1.”, then come letters, digits, - and _ only.`,
      again,
    );
  if (+version !== 1) {
    refuse(
      `This challenge is of version ${+version}, this desk reads version 1.`,
      "Update the course, or ask for a challenge made with yours.",
    );
  }
  let data;
  try {
    const bytes = Uint8Array.from(atob(coded.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    refuse(`This challenge is damaged or cut short (${given.length} characters).`, again);
  }
  const numbers = data?.weights;
  const whole = Array.isArray(numbers) && numbers.length === ORDER.length && numbers.every(Number.isFinite);
  if (!whole || !(typeof data.goal === "string" || Array.isArray(data.inputs))) {
    refuse("This challenge is incomplete: it needs sixteen weights, and a goal or inputs.", again);
  }
  const goal = data.goal ?? null;
  if (goal !== null && !goals.some(({ id }) => id === goal)) {
    const known = goals.map(({ title }) => `“${title}”`).join(", ") || "none";
    refuse(
      `This challenge is for a goal “${cleanQuestion(goal).slice(0, 40)}”, this desk has ${known}.`,
      "Update the course, or ask for another challenge.",
    );
  }
  const weights = Object.fromEntries(BLOCKS.map((block) => [block, {}]));
  ORDER.forEach(([block, name], k) => {
    weights[block][name] = numbers[k];
  });
  return {
    weights: readWeights(weights, defaultWeights()),
    goal,
    inputs: goal ? [] : readRuns(data.inputs),
    question: cleanQuestion(data.question),
  };
}

/**
 * Runs [x, m, how often] as pairs [x, m], no more than free play may have.
 * @type {(runs: any[]) => Pair[]}
 */
function readRuns(runs) {
  const pairs = [];
  for (const run of runs) {
    if (!Array.isArray(run)) continue;
    const [x, m, times] = run;
    for (let k = 0; k < times && pairs.length < MOST; k += 1) pairs.push([x, m]);
  }
  return readInputs(pairs, EXAMPLE).map((input) => [input.x, input.m]);
}
