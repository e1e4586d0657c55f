// What an answer is worth, and the misconceptions that it stands for. js/study/scoring.js says what is right; helpers/study/_scoring.py says
// all of this for Jupyter's log.
import { isRight, namedNumber, readNumber } from "../study/scoring.js";

const VERDICTS = ["true", "loose", "false"];

/**
 * @param {any} question As a widget shows it, with what is right.
 * @param {any} given
 * @returns {{correct: boolean, misconceptions: string[]}}
 * @throws {RangeError} This is no answer to the question.
 */
export function score(question, given) {
  const misconceptions = (options) => options.flatMap(({ misconception }) => (misconception ? [misconception] : []));
  switch (question.type) {
    case "number": {
      if (typeof given !== "string") throw wrong(question, given);
      const { value, problem } = readNumber(given, question.unit);
      if (value === undefined) throw new RangeError(problem);
      const correct = isRight(question, given);
      /** @type {any} */
      const named = correct ? null : namedNumber(question, value);
      return { correct, misconceptions: named?.misconception ? [named.misconception] : [] };
    }
    case "several": {
      const taken = indices(question, given, question.options.length);
      const chosen = question.options.filter((_, k) => taken.includes(k));
      return { correct: isRight(question, given), misconceptions: misconceptions(chosen) };
    }
    case "order": {
      if (indices(question, given, question.steps.length).length !== question.steps.length)
        throw wrong(question, given);
      return { correct: isRight(question, given), misconceptions: [] };
    }
    case "verdict": {
      const verdict = VERDICTS[index(question, given, VERDICTS.length)];
      const correct = verdict === question.verdict;
      const believed = verdict === "true" && !correct ? question.misconception : null;
      return { correct, misconceptions: believed ? [believed] : [] };
    }
    default: {
      const chosen = question.options[index(question, given, question.options.length)];
      return { correct: chosen.correct, misconceptions: misconceptions([chosen]) };
    }
  }
}

/** Whether this is an answer to the question at all. @type {(question: any, given: any) => boolean} */
export function fits(question, given) {
  try {
    score(question, given);
    return true;
  } catch {
    return false;
  }
}

function index(question, given, count) {
  if (!Number.isInteger(given) || given < 0 || given >= count) throw wrong(question, given);
  return given;
}

function indices(question, given, count) {
  if (!Array.isArray(given) || !given.length || new Set(given).size !== given.length) throw wrong(question, given);
  for (const each of given) index(question, each, count);
  return given;
}

function wrong(question, given) {
  return new RangeError(`${JSON.stringify(given)} is no answer to “${question.id}”.`);
}
