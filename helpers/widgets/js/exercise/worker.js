// A worker of a page: one Python, for one role. It says how far it is; then it does what it is given, one thing after another.
import { box, judge } from "./interpreter.js";

const SAY_EVERY = 100; // milliseconds between two words on how much has come
const PRINTED_LIMIT = 1 << 20; // characters; whoever listens ends a box that prints more

/** @typedef {{role: "judge" | "box", pyodide: string, bundle: string}} Begin Addresses are whole ones. */

/** @type {any} */
const scope = globalThis;
const post = (/** @type {any} */ message, /** @type {Transferable[]} */ transfer = []) =>
  scope.postMessage(message, transfer);

/** Everything that Python fetches is counted on its way. */
function countFetches() {
  const real = scope.fetch.bind(scope);
  let bytes = 0;
  let said = 0;
  scope.fetch = async (/** @type {any[]} */ ...given) => {
    const response = await real(...given);
    if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
    if (!response.body) return response;
    const counted = response.body.pipeThrough(
      new TransformStream({
        transform(part, out) {
          bytes += part.length;
          if (performance.now() - said > SAY_EVERY) {
            said = performance.now();
            post({ bytes });
          }
          out.enqueue(part);
        },
        flush: () => post({ bytes }),
      }),
    );
    return new Response(counted, { status: response.status, headers: response.headers });
  };
}

/** @param {Begin} begin */
async function begin({ role, pyodide, bundle }) {
  countFetches();
  post({ step: "Fetching Python" });
  const [{ loadPyodide }, zip] = await Promise.all([
    import(`${pyodide}pyodide.mjs`),
    scope.fetch(bundle).then((/** @type {Response} */ response) => response.arrayBuffer()),
  ]);
  const source = {
    load: loadPyodide,
    options: { indexURL: pyodide },
    bundle: new Uint8Array(zip),
    say: (/** @type {string} */ step) => post({ step }),
  };
  if (role === "judge") {
    const { call } = await judge(source);
    scope.onmessage = ({ data: { id, name, given } }) => {
      try {
        post({ id, value: call(name, ...given) });
      } catch (error) {
        post({ id, error: String(error) });
      }
    };
  } else {
    const { perform } = await box(source);
    scope.onmessage = ({ data: { id, packet } }) => work(perform, id, packet);
  }
  post({ ready: true });
}

/** @type {(perform: (packet: Uint8Array, hear: any) => void, id: number, packet: Uint8Array) => void} */
function work(perform, id, packet) {
  let printed = 0;
  try {
    perform(packet, {
      ready: () => post({ id, started: true }),
      // At once: when the job must be ended, what is done must be known.
      take: (/** @type {Uint8Array} */ part) => post({ id, part }),
      print(/** @type {string} */ text) {
        printed += text.length;
        if (printed - text.length <= PRINTED_LIMIT) post({ id, text: text.slice(0, PRINTED_LIMIT), printed });
      },
    });
    post({ id, done: true });
  } catch (error) {
    post({ id, died: String(error).slice(0, 300) });
  }
}

scope.onmessage = ({ data }) =>
  begin(data).catch((error) => post({ failed: String(error?.message ?? error).slice(0, 300) }));
