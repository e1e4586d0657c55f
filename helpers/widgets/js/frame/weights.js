// What a widget's network has learned is loaded once somebody wants to use the widget; until then, the form without a script stands there.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";

const SMALL = 50_000; // bytes that are not worth a press

/** @typedef {{$bytes: string, size: number}} File Bytes in a state: where they are, and how many. */

/** What is there, or on its way, by path: two widgets may have the same. @type {Map<string, Promise<ArrayBuffer>>} */
const known = new Map();

/**
 * A state with its bytes, as Jupyter gives them to a widget. Many of them wait for a press, unless this browser has them already.
 * @param {HTMLElement} place The widget's; it gets the button, how far the loading is, and why it failed.
 * @param {string} name What the widget is called.
 * @param {Record<string, any>} state
 * @returns {Promise<Record<string, any>>}
 */
export async function filled(place, name, state) {
  const missing = await missingOf(filesOf(state));
  const size = missing.reduce((sum, file) => sum + file.size, 0);
  if (size <= SMALL) return revived(state);
  return wanted(place, name, missing, size).then(() => revived(state));
}

/** @type {(value: any) => File[]} */
function filesOf(value) {
  if (value === null || typeof value !== "object") return [];
  return "$bytes" in value ? [value] : Object.values(value).flatMap(filesOf);
}

/** Each file that this browser would have to ask the network for, once. @type {(files: File[]) => Promise<File[]>} */
async function missingOf(files) {
  const each = [...new Map(files.map((file) => [file.$bytes, file])).values()];
  const here = await Promise.all(
    each.map(({ $bytes, size }) => !size || $bytes.startsWith("blob:") || known.has($bytes) || kept($bytes)),
  );
  return each.filter((_, k) => !here[k]);
}

/** @param {string} path */
async function kept(path) {
  try {
    return Boolean(await caches.match(new URL(path, document.baseURI).href));
  } catch {
    return false; // this browser keeps nothing
  }
}

/**
 * Resolves once somebody wanted the files, and they came. What did not come can be tried again.
 * @param {HTMLElement} place
 * @param {string} name
 * @param {File[]} files
 * @param {number} size
 * @returns {Promise<void>}
 */
function wanted(place, name, files, size) {
  return new Promise((resolve) => {
    const text = h("span", { role: "status" }, `This loads its network's weights: ${mega(size)} MB.`);
    const bar = h("progress", { max: size, value: 0, "aria-label": `Loading ${name}`, hidden: true });
    const press = button(`Start “${name}”`, load, { class: "starts" });
    const line = h("p", { class: "waits" }, press, bar, text);
    async function load() {
      const had = document.activeElement === press;
      press.hidden = true;
      bar.hidden = false;
      if (had) focusOn(place); // it stays when the widget takes over
      setText(text, `Loading ${mega(size)} MB …`);
      let come = 0;
      const heard = (/** @type {number} */ bytes) => {
        come += bytes;
        bar.value = come;
      };
      try {
        await Promise.all(files.map(({ $bytes }) => bytesOf($bytes, heard)));
        line.remove();
        delete place.dataset.waits;
        resolve();
      } catch (error) {
        setText(press, `Try “${name}” again`);
        press.hidden = false;
        bar.hidden = true;
        bar.value = 0;
        const reason = error instanceof Error ? error.message : String(error);
        setText(text, `The weights couldn't be loaded (${reason}). Are you online?`);
        if (had) press.focus();
      }
    }
    place.dataset.waits = "";
    place.append(line);
  });
}

/** @type {(bytes: number) => string} */
const mega = (bytes) => (bytes / 1e6).toFixed(1);

/**
 * A state in which each file is its bytes, or what its JSON says.
 * @param {any} value
 * @returns {Promise<any>}
 */
async function revived(value) {
  if (value === null || typeof value !== "object") return value;
  if ("$bytes" in value) return new DataView(value.size ? await bytesOf(value.$bytes) : new ArrayBuffer(0));
  if ("$json" in value) return JSON.parse(new TextDecoder().decode(await bytesOf(value.$json)));
  if (Array.isArray(value)) return Promise.all(value.map(revived));
  const entries = Object.entries(value).map(async ([name, one]) => [name, await revived(one)]);
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * A file, fetched once; where that failed, the next one to want it tries again.
 * @param {string} path
 * @param {(bytes: number) => void} [heard] Is called with each part's size.
 */
function bytesOf(path, heard = () => {}) {
  const found = known.get(path);
  if (found) return found;
  const coming = fetched(path, heard);
  known.set(path, coming);
  coming.catch(() => known.delete(path));
  return coming;
}

/**
 * @param {string} path
 * @param {(bytes: number) => void} heard
 */
async function fetched(path, heard) {
  const answer = await fetch(path);
  if (!answer.ok || !answer.body) throw new Error(`the server answers ${answer.status}`);
  const counting = new TransformStream({
    transform(part, out) {
      heard(part.byteLength);
      out.enqueue(part);
    },
  });
  return new Response(answer.body.pipeThrough(counting)).arrayBuffer();
}

/** The focus on a widget's place, so that the next Tab goes into it. @param {HTMLElement} place */
export function focusOn(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
