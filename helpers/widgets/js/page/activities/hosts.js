// Who plays Python for a widget on a page, by the widget's class. What has no host has nothing to remember.
import { goals, predictions, quiz, result, talk } from "./answers.js";
import { cards, forecast, glossary, today } from "./cards.js";
import { exercise } from "./exercise.js";
import { audio, depth, map, memory } from "./overview.js";

/** @typedef {(learner: import("../course.js").Learner, traits: Record<string, any>) => import("./cards.js").Activity} Maker */

/** @type {Record<string, Maker>} */
export const HOSTS = {
  AudioBook: audio,
  Cards: cards,
  CourseMap: map,
  DepthChoice: depth,
  DialoguePlayer: talk,
  Exercise: exercise,
  ForecastView: forecast,
  GateDesk: goals("gate-desk"),
  Glossary: glossary,
  GruDesk: goals("gru-desk"),
  MemoryPlots: memory,
  Overview: depth,
  Predict: predictions,
  Quiz: quiz,
  Result: result,
  Today: today,
};
