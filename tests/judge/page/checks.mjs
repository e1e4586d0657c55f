// A page's judge and box in Node: node checks.mjs SOURCES PYODIDE CACHE JUDGE BOX < [["check" | "run" | "case", lesson, exercise, texts], ...]
// Prints a JSON line for each.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [sources, home, cache, judgeFile, boxFile] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${sources}/exercise/${name}.js`).href);
const [interpreter, steps] = [await load("interpreter"), await load("steps")];
const { loadPyodide } = await import(pathToFileURL(`${home}/pyodide.mjs`).href);
const source = (file) => ({
  load: loadPyodide,
  options: { indexURL: home, packageCacheDir: cache },
  bundle: new Uint8Array(readFileSync(file)),
});
const judge = await interpreter.judge(source(judgeFile));
const box = await interpreter.box(source(boxFile));

const perform = (packet) => {
  const parts = [];
  let printed = "";
  box.perform(packet, {
    ready() {},
    take: (part) => parts.push(part),
    print(text) {
      printed += text;
    },
  });
  return { ended: "finished", code: 0, printed: printed.slice(0, 2048), result: steps.joined(parts) };
};
const calls = {
  check: (lesson, exercise, texts) => steps.check(judge.call, perform, lesson, exercise, texts),
  run: async (lesson, exercise, texts) => {
    const { printed, answer } = await steps.run(judge.call, perform, lesson, exercise, texts);
    return { printed, answer };
  },
  case: (lesson, exercise) => JSON.parse(judge.call("case", lesson, exercise)),
};
let wanted = "";
for await (const part of process.stdin.setEncoding("utf8")) wanted += part; // a pipe may have more to come
for (const [call, ...given] of JSON.parse(wanted)) console.log(JSON.stringify(await calls[call](...given)));
