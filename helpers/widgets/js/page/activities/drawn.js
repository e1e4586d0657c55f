// A question of the final test whose numbers are drawn, as helpers/content/materials/bank.py draws them: the same for the same test.
import { rounded } from "../moments.js";
import { pythonRandom } from "../random.js";
import { fourDigits } from "../texts.js";

const SLACK = 1 + 1e-9;
const TRIES = 100;

/** @typedef {number | string | [string, ...any[]]} Formula A number, a name, or a sign with what it is applied to. */
/** @type {Record<string, (...values: number[]) => number>} */
const SIGNS = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "**": (a, b) => a ** b,
  neg: (a) => -a,
  exp: Math.exp,
  ln: Math.log,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
  sigmoid: (a) => 1 / (1 + Math.exp(-a)),
  floor: Math.floor,
};

/**
 * The question with numbers.
 * @param {any} question As `study.bank_payload` has it: `draw` by name, `answer` and each wrong `value` as a formula.
 * @param {string} seed
 */
export function drawn(question, seed) {
  const stream = pythonRandom(seed);
  for (let tries = 0; tries < TRIES; tries++) {
    const numbers = Object.fromEntries(
      Object.entries(question.draw).map(([name, { low, to, step }]) => {
        const count = rounded((to - low) / step);
        return [name, Number((low + step * stream.below(count + 1)).toFixed(9))];
      }),
    );
    const made = filled(question, numbers);
    if (apart(made)) return made;
  }
  throw new RangeError(`no draw gives numbers of “${question.id}” that can be told apart`);
}

function filled(question, numbers) {
  const answer = worked(question.answer, numbers);
  const said = { ...numbers, answer };
  const margin = (/** @type {number} */ value) =>
    SLACK * (question.relative_tolerance ? Math.abs(value) * question.relative_tolerance : (question.tolerance ?? 0));
  return {
    ...question,
    type: "number",
    question: inserted(question.question, numbers),
    answer,
    margin: margin(answer),
    why: inserted(question.why, said),
    wrong: question.wrong.map((one) => {
      const value = worked(one.value, numbers);
      return { ...one, value, margin: margin(value), why: inserted(one.why, said) };
    }),
  };
}

function apart({ answer, margin, wrong, relative_tolerance }) {
  const all = [{ value: answer, margin }, ...wrong].sort((a, b) => a.value - b.value);
  if (relative_tolerance && all.some(({ value }) => value === 0)) return false;
  return all.slice(1).every((high, k) => high.value - all[k].value > all[k].margin + high.margin);
}

/** @type {(formula: Formula, numbers: Record<string, number>) => number} */
export function worked(formula, numbers) {
  if (typeof formula === "number") return formula;
  if (typeof formula === "string") return numbers[formula];
  const [sign, ...parts] = formula;
  return SIGNS[sign](...parts.map((part) => worked(part, numbers)));
}

function inserted(text, numbers) {
  return text.replace(/\{(\w+)\}/g, (_, name) => fourDigits(numbers[name]).replaceAll("-", "−"));
}
