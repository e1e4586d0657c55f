// A check, step by step: the judge says what to run, the box runs it, the judge goes on with what came back.

/**
 * @typedef {object} Went How a job went: as `Outcome` in Python.
 * @property {string} ended "finished", "timeout", "flood", "exit" or "no start".
 * @property {number | null} code
 * @property {string} printed
 * @property {Uint8Array} result The packets that the job wrote.
 */
/** @typedef {(name: string, ...given: any[]) => any} Judge */
/** @typedef {(packet: Uint8Array, seconds: number) => Went | Promise<Went>} Perform */

/**
 * @param {Judge} judge
 * @param {Perform} perform
 * @param {string} lesson
 * @param {string} exercise
 * @param {Record<string, string>} texts What the learner wrote, by exercise of the lesson.
 * @returns {Promise<any>} The verdict.
 */
export async function check(judge, perform, lesson, exercise, texts) {
  let [kind, given, seconds] = await judge("check", lesson, exercise, JSON.stringify(texts));
  while (kind === "job") {
    const went = await perform(given, seconds);
    [kind, given, seconds] = await judge("went", went.ended, went.code, went.printed, went.result);
  }
  return JSON.parse(given);
}

/**
 * A learner's own run.
 * @type {(judge: Judge, perform: Perform, lesson: string, exercise: string, texts: Record<string, string>) => Promise<any>}
 */
export async function run(judge, perform, lesson, exercise, texts) {
  const [, packet, seconds] = await judge("run", lesson, exercise, JSON.stringify(texts));
  const went = await perform(packet, seconds);
  return { ...went, seconds, answer: header(went.result) };
}

/**
 * The header of the first packet, as `unpack` in Python reads it: a length, a length, a JSON text.
 * @param {Uint8Array} bytes
 * @returns {any} null where there is none.
 */
export function header(bytes) {
  if (bytes.length < 16) return null;
  const size = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  return JSON.parse(new TextDecoder().decode(bytes.subarray(16, 16 + size)));
}

/**
 * Several pieces of bytes as one.
 * @param {Uint8Array[]} parts
 */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
