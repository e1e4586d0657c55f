// All tasks of the playground, in the order in which they are offered. Those on data are there where the data are.
import { agreement } from "./agreement.js";
import { adding, copying, counting } from "./made.js";
import { letters, series } from "./recorded.js";

/** @typedef {import("./task.js").Task} Task */
/** @typedef {{series?: Float64Array | null, text?: string}} Data */

/** @type {(data: Data) => Map<string, Task>} */
export function tasksOf({ series: values, text }) {
  const all = [agreement, counting, copying, adding];
  if (values?.length) all.push(series(values));
  if (text) all.push(letters(text));
  return new Map(all.map((task) => [task.id, task]));
}
