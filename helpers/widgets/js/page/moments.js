// Moments as whole microseconds since 1970, which Python's datetime has too and a double holds exactly; and the learner's own calendar.

export const SECOND = 1e6;
export const DAY = 86400 * SECOND;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?(?:(Z)|([+-])(\d\d):?(\d\d)(?::?(\d\d))?)$/;

/** The present moment. */
export function present() {
  return Date.now() * 1000;
}

/**
 * @param {string} text As ISO 8601 writes a moment, with its time zone.
 * @returns {number} Microseconds since 1970.
 * @throws {RangeError} It is no moment, or it has no time zone.
 */
export function momentOf(text) {
  const found = typeof text === "string" ? ISO.exec(text) : null;
  if (!found) throw new RangeError(`${JSON.stringify(text)} is no moment with a time zone`);
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || hour > 23 || minute > 59 || second > 59) throw new RangeError(`${text} is no moment`);
  const [hours, minutes, seconds] = found.slice(10, 13).map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59 || seconds > 59) throw new RangeError(`${text} has no time zone that there is`);
  const away = (found[9] === "-" ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
  const whole = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - away;
  return whole * SECOND + Number((found[7] ?? "").padEnd(6, "0"));
}

/**
 * A moment as the log has it: in UTC, always with microseconds, so that the order of the texts is the order of the moments.
 * @type {(moment: number) => string}
 */
export function textOf(moment) {
  const { seconds, micros } = parts(moment);
  return `${seconds}.${String(micros).padStart(6, "0")}+00:00`;
}

/**
 * A moment as Python's `isoformat()` writes it: without microseconds where there are none.
 * @type {(moment: number) => string}
 */
export function isoOf(moment) {
  const { seconds, micros } = parts(moment);
  return `${seconds}${micros ? `.${String(micros).padStart(6, "0")}` : ""}+00:00`;
}

/**
 * Whole days between two moments, rounded down.
 * @type {(from: number, to: number) => number}
 */
export function daysBetween(from, to) {
  return Math.floor((to - from) / DAY);
}

/**
 * The day of a moment by the learner's calendar, counted from 1970; neighbours differ by one, whatever the clocks do.
 * @type {(moment: number) => number}
 */
export function localDay(moment) {
  const date = new Date(Math.floor(moment / 1000));
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86400000;
}

/**
 * A day as 2026-11-28.
 * @type {(day: number) => string}
 */
export function dayText(day) {
  return new Date(day * 86400000).toISOString().slice(0, 10);
}

/**
 * To the nearest whole number, and from the middle between two to the even one, as Python rounds.
 * @type {(value: number) => number}
 */
export function rounded(value) {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/** @param {number} moment */
function parts(moment) {
  const micros = ((moment % SECOND) + SECOND) % SECOND;
  return { seconds: new Date((moment - micros) / 1000).toISOString().slice(0, 19), micros };
}
