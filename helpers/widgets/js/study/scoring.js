// What is right, said at once and without Python. helpers/study/_scoring.py says the same and is what gets stored; tests compare the two.

const SPACE = "[ \\t\\r\\n\\u00a0\\u2009\\u202f]*";
const PART = "([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e[+-]?[0-9]{1,3})?)";
const NUMBER = new RegExp(`^${SPACE}(?:[=≈~]${SPACE})?${PART}(?:${SPACE}/${SPACE}${PART})?${SPACE}(%?)${SPACE}$`, "u");
const TWO_READINGS = /^[+-]?[1-9][0-9]{0,2},[0-9]{3}$/u;
const LONGEST = 40;

/**
 * {value}, or {problem}: what to tell who typed it.
 * @type {(text: string, unit?: string) => {value?: number, problem?: string}}
 */
export function readNumber(text, unit) {
  const shown = text.replace(new RegExp(`^${SPACE}|${SPACE}$`, "gu"), "");
  if (!shown) return { problem: "Type a number first." };
  if ([...shown].length > LONGEST)
    return { problem: "That is too long for a number. Write it like 0.35, 1/2 or 35 %." };
  const found = NUMBER.exec(withoutUnit(shown.toLowerCase().replaceAll("−", "-"), unit));
  if (!found) return { problem: `“${shown}” is not a number that can be read here. Write it like 0.35, 1/2 or 35 %.` };
  const [, over, under, percent] = found;
  if ([over, under].some((part) => part && TWO_READINGS.test(part))) {
    return { problem: `“${shown}” can be read in two ways. Leave the comma out, or write a point for decimals.` };
  }
  let value = Number(over.replace(",", "."));
  if (under) {
    const below = Number(under.replace(",", "."));
    if (below === 0) return { problem: "Nothing can be divided by 0. Write the number in another way." };
    value /= below;
  }
  if (percent && unit !== "%") value /= 100;
  return Number.isFinite(value) ? { value } : { problem: "That number is too large to be read." };
}

/**
 * The text without the unit, or the unit's singular, at its end.
 * @type {(text: string, unit?: string) => string}
 */
function withoutUnit(text, unit) {
  if (!unit || unit === "%") return text;
  const word = unit.toLowerCase();
  const end = [word, word.replace(/s$/, "")].find((each) => each && text.endsWith(each));
  return end ? text.slice(0, -end.length) : text;
}

/**
 * The wrong number that people arrive at, if it is one.
 * @type {(question: {wrong: {value: number, margin: number, why: string}[]}, value: number) => {why: string} | null}
 */
export function namedNumber(question, value) {
  return question.wrong.find((each) => Math.abs(value - each.value) <= each.margin) || null;
}

/**
 * Whether an answer is right: an index for `one` and `verdict`, indices for `several`, the typed text for `number`,
 * all indices for `order`.
 * @type {(question: any, given: any) => boolean}
 */
export function isRight(question, given) {
  switch (question.type) {
    case "several":
      return question.options.every((option, k) => option.correct === given.includes(k));
    case "number":
      return Math.abs((readNumber(given, question.unit).value ?? Number.NaN) - question.answer) <= question.margin;
    case "order":
      return given.every((step, k) => step === k);
    default:
      return question.options[given].correct;
  }
}
