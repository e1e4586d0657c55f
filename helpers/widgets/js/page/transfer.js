// A log as a file to take along: JSON Lines, a heading and then an event a line. `course export` writes the same file and `course import`
// reads it, so progress travels between a page and Jupyter in both directions, as often as one likes.
import { eventOf, plain } from "./events.js";

const HEADING = { course: "gates-keep-memory", log: 1 };
export const FILE_NAME = "progress.jsonl";

/**
 * The text of the file.
 * @type {(events: import("./events.js").Event[]) => string}
 */
export function exported(events) {
  return [HEADING, ...events.map(plain)].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/**
 * The events of a file that `exported` or `course export` wrote.
 * @param {string} text
 * @returns {import("./events.js").Event[]}
 * @throws {RangeError} It is another file, or damaged; the message says which line is wrong and what to do.
 */
export function imported(text) {
  const lines = text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\n");
  const heading = parsed(lines[0]);
  if (!heading || typeof heading !== "object" || heading.course !== HEADING.course)
    throw new RangeError("This is not a file of your progress. Export it again where your progress is.");
  if (heading.log !== HEADING.log)
    throw new RangeError("A newer version of the course wrote this file. Reload this page, then import it again.");
  return lines.slice(1).map((line, k) => {
    try {
      return eventOf(JSON.parse(line));
    } catch (error) {
      const reason = error instanceof RangeError ? error.message : "no JSON";
      throw new RangeError(`Line ${k + 2}: ${reason}. Nothing was imported: export again where your progress is.`);
    }
  });
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
