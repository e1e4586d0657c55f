// What Python answers to a widget, for as long as a page is open: scores are the widgets' own, clips are files.

/** @typedef {(event: any, model: import("../host/model.js").Model) => any} Answers */

/** @type {Record<string, Answers>} */
const OF_CLASS = {
  Quiz: ({ kind, question, given }) => kind === "answer" && { answered: { [question]: given } },
  Cards: rate,
  Glossary: rate,
  Predict: ({ kind, option }) => kind === "guess" && { guess: option, done: true },
  GateDesk: goal,
  GruDesk: goal,
  FadingMemory: goal,
  DepthChoice: depth,
  Overview: depth,
  Exercise: written,
};

/**
 * @param {{class: string, clips?: any}} spec
 * @returns {Answers}
 */
export function answersOf({ class: kind, clips }) {
  return async (event, model) => {
    if (event.kind === "clip") return { clips: await clip(clips, event) };
    if (event.kind === "answer" && "line" in event) return { answered: { [event.line]: event.option } };
    return OF_CLASS[kind]?.(event, model) || undefined;
  };
}

/** @type {Answers} */
function rate({ kind, card, rating, n = 0 }, model) {
  if (kind !== "rate") return;
  const due = new Date(Date.now() + model.get("intervals")[card][rating - 1] * 1000).toISOString();
  return { status: { [card]: { due, seen: true } }, rated: { card, rating, due, stored: true, n } };
}

/** @type {Answers} */
function goal({ kind, goal }, model) {
  const reached = model.get("reached") ?? [];
  if (kind === "goal" && !reached.includes(goal)) return { reached: [...reached, goal] };
}

/** @type {Answers} */
function written({ kind, text, status }, model) {
  if (kind === "text") return { text };
  if (kind === "attempt")
    return { attempts: model.get("attempts") + 1, passed: model.get("passed") || status === "passed" };
}

/** @type {Answers} */
function depth({ kind, depth }) {
  if (kind === "depth") return { depth };
}

/**
 * A recorded line, as a text (base64), by its number, or by its talk and its number.
 * @param {any} clips
 * @param {{talk?: string, line: number}} wanted
 */
async function clip(clips, { talk, line }) {
  const path = talk === undefined ? clips?.[line] : clips?.[talk]?.[line];
  if (!path) return {};
  const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
  let signs = "";
  for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { [talk === undefined ? String(line) : `${talk}/${line}`]: btoa(signs) };
}
