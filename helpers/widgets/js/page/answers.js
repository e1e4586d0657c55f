// What a page answers from files alone: recorded lines.
import { fetched } from "./files.js";

/**
 * @param {Pick<import("./alive.js").Spec, "clips">} spec
 * @param {any} event
 * @param {import("../host/model.js").Model} model
 * @returns {Promise<Record<string, any> | null>} The traits that are new; null where the event is for somebody else.
 */
export async function answered({ clips }, event, model) {
  return event.kind === "clip" ? { clips: { ...model.get("clips"), ...(await clip(clips, event)) } } : null;
}

/**
 * A recorded line, as a text (base64), by its number, or by its talk and its number.
 * @param {any} clips
 * @param {{talk?: string, line: number}} wanted
 */
async function clip(clips, { talk, line }) {
  const path = talk === undefined ? clips?.[line] : clips?.[talk]?.[line];
  if (!path) return {};
  const answer = await fetched(path).catch(() => null);
  if (!answer) return {}; // whoever waits for it says that it didn't come
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let signs = "";
  for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { [talk === undefined ? String(line) : `${talk}/${line}`]: btoa(signs) };
}
