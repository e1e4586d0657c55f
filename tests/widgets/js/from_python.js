// What Python has for these tests, by module of tests/widgets/from_python. One process works it all out, once where the files run in one.
import { execFileSync } from "node:child_process";

const python = process.env.PYTHON;
if (!python) throw new Error("PYTHON is not set. Run these tests by `python -m helpers.authoring.npm run unit`.");
const cwd = new URL("../../..", import.meta.url);
/** @type {Record<string, any>} */
export const FROM_PYTHON = JSON.parse(
  execFileSync(python, ["-m", "tests.widgets.from_python"], { cwd, encoding: "utf8", maxBuffer: 2 ** 28 }),
);
