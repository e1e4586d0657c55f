// A Python in WebAssembly for one of two roles: the judge, which knows what is right, and the box, which runs what a learner wrote.
// It runs in a worker of a page, and in the tests' Node. What it unpacks is the course's own Python.

const COURSE = "/course";
// The learner's names live in a module of their own; these are the course's.
const JUDGE = `
import sys
sys.path.insert(0, "${COURSE}")
from helpers.judge.page import PageJudge
judge = PageJudge("${COURSE}")
{
    "check": judge.check,
    "run": judge.run,
    "case": judge.case,
    "went": lambda ended, code, printed, result: judge.went(ended, code, printed, result.to_bytes()),
}
`;
const BOX = `
import sys
sys.path.insert(0, "${COURSE}")
from inside import serve
sys.stdout.reconfigure(line_buffering=True)
sys.stderr.reconfigure(line_buffering=True)
lambda packet, take, ready: serve(packet.to_bytes(), lambda data: take(data), ready)
`;

/**
 * @typedef {object} Source Where a Python comes from.
 * @property {(options: any) => Promise<any>} load Pyodide's `loadPyodide`.
 * @property {Record<string, any>} options For it: where its files are.
 * @property {BufferSource} bundle The zip to unpack.
 * @property {(step: string) => void} [say] Is told what comes next, as "Starting Python".
 */

/** @type {(source: Source, code: string) => Promise<{python: any, made: any}>} */
async function started({ load, options, bundle, say = () => {} }, code) {
  say("Starting Python");
  const python = await load({ ...options, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
  say("Loading NumPy");
  await python.loadPackage("numpy", { messageCallback: () => {} });
  python.runPython("import numpy");
  say("Loading the course");
  python.unpackArchive(bundle, "zip", { extractDir: COURSE });
  return { python, made: python.runPython(code) };
}

/**
 * The judge: each of its functions gives what Python gave, bytes as a Uint8Array.
 * @param {Source} source
 */
export async function judge(source) {
  const { made } = await started(source, JUDGE);
  return {
    /** @type {(name: string, ...given: any[]) => any} */
    call(name, ...given) {
      const run = made.get(name);
      const answer = run(...given);
      run.destroy();
      if (typeof answer !== "object") return answer;
      const plain = answer.toJs();
      answer.destroy();
      return plain;
    },
  };
}

/**
 * The box.
 * @param {Source} source
 */
export async function box(source) {
  const { python, made: serve } = await started(source, BOX);
  const decoder = new TextDecoder();
  /** @type {(text: string) => void} */
  let print = () => {};
  const write = (/** @type {Uint8Array} */ bytes) => {
    print(decoder.decode(bytes.slice(), { stream: true }));
    return bytes.length;
  };
  python.setStdout({ write, isatty: false });
  python.setStderr({ write, isatty: false });
  return {
    /**
     * Does one job; returns when it is done.
     * @param {Uint8Array} packet
     * @param {{ready(): void, take(packet: Uint8Array): void, print(text: string): void}} hear
     */
    perform(packet, hear) {
      print = hear.print;
      serve(
        packet,
        (/** @type {any} */ data) => {
          hear.take(data.toJs());
          data.destroy();
        },
        hear.ready,
      );
    },
  };
}
