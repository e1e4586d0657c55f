// Who plays Python for a widget on a page, by the widget's class. What has no host has nothing to remember.
import { goals, predictions, quiz, result, talk } from "./answers.js";
import { cards, glossary, today } from "./cards.js";
import { certificate } from "./certificate.js";
import { exercise } from "./exercise.js";
import { finalTest } from "./final_test.js";
import { game } from "./game.js";
import { ideas } from "./mastery.js";
import { memory } from "./memory.js";
import { forecast, map, rings } from "./overview.js";
import { audio, depth } from "./settings.js";

/** @typedef {(learner: import("../course.js").Learner, traits: Record<string, any>) => import("./cards.js").Activity} Maker */

/** @type {Record<string, Maker>} */
export const HOSTS = {
  AudioBook: audio,
  Cards: cards,
  Certificate: certificate,
  CourseMap: map,
  DepthChoice: depth,
  DialoguePlayer: talk,
  Exercise: exercise,
  FinalTest: finalTest,
  ForecastView: forecast,
  Game: game,
  GateDesk: goals("gate-desk"),
  Glossary: glossary,
  GruDesk: goals("gru-desk"),
  MasteryView: ideas,
  MemoryPlots: memory,
  Overview: depth,
  Playground: goals("playground"),
  Predict: predictions,
  ProgressView: rings,
  Quiz: quiz,
  Result: result,
  Today: today,
};
