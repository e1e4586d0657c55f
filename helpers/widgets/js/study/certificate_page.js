// The certificate as a page of its own, of the course's template: helpers/_certificate.py writes the same.
import { escaped } from "../page/texts.js";

const LONGEST = 80;
const DAY = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };

/** @typedef {{passed: {day: string, right: number, of: number, needed: number}, solved: [string, string[]][]}} Facts */

/**
 * A name as it goes on the page, without superfluous spaces; null where it is empty or too long.
 * @type {(given: string) => string | null}
 */
export function nameOf(given) {
  const name = given.trim().replace(/\s+/g, " ");
  return name && [...name].length <= LONGEST ? name : null;
}

/**
 * @param {string} template
 * @param {Facts} facts
 * @param {string} name
 */
export function certificatePage(template, { passed, solved }, name) {
  const count = solved.reduce((sum, [, exercises]) => sum + exercises.length, 0);
  const listed = solved.map(
    ([title, exercises]) =>
      `<h2>${escaped(title)}</h2>\n<ul>${exercises.map((one) => `<li>${escaped(one)}</li>`).join("")}</ul>\n`,
  );
  const parts = {
    title: escaped(`Certificate · ${name}`),
    name: escaped(name),
    day: new Date(passed.day).toLocaleDateString("en-GB", /** @type {any} */ (DAY)),
    right: String(passed.right),
    of: String(passed.of),
    needed: String(passed.needed),
    solved: count ? `<p>Exercises solved: ${count}.</p>\n${listed.join("")}` : "<p>No exercise was solved.</p>",
  };
  return template.replace(/\{(title|name|day|right|of|needed|solved)\}/g, (_, part) => parts[part]);
}

/** What its file is called. @type {(name: string) => string} */
export function fileOf(name) {
  const short = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `certificate-${short || "learner"}.html`;
}
