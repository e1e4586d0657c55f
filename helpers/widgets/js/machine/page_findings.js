// What a page of the site needs of a browser: a place for what is done, Python, microphone, and what it takes to work offline.

const TRIAL = "gates-keep-memory-trial";
// The smallest module with an instruction on four numbers at once: () => i32x4.splat(0).
const FOUR_AT_ONCE = [
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 8, 1, 6, 0, 65, 0, 253, 17, 11],
];

/** @typedef {import("./front_end.js").Finding} Finding */

/** @returns {Promise<Finding>[]} Each as soon as it is known. */
export function pageFindings() {
  return [progressFound(), Promise.resolve(pythonFound()), Promise.resolve(offlineFound()), microphoneFound()];
}

/** @returns {Promise<Finding>} */
async function progressFound() {
  const name = "Your progress";
  try {
    await tried(indexedDB);
    return { name, ok: true, found: "this browser keeps what you do", advice: "" };
  } catch {
    const advice =
      "Allow this site to store data, or open the page in a window that isn't private. Until then, export a file before you leave: Progress, at the top.";
    return { name, ok: false, found: "this browser has no database for the page", advice };
  }
}

/** Opens a database and removes it again. @param {IDBFactory} factory */
function tried(factory) {
  return new Promise((done, failed) => {
    const request = factory.open(TRIAL, 1);
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      request.result.close();
      factory.deleteDatabase(TRIAL);
      done(null);
    };
  });
}

/** @returns {Finding} */
function pythonFound() {
  const name = "Python and training";
  const works = typeof Worker === "function" && typeof WebAssembly === "object";
  const advice = "Use a current Firefox, Chrome, Edge or Safari; everything else on the pages works in this one, too.";
  if (!works)
    return { name, ok: false, found: "this browser runs no WebAssembly, so no exercise can be checked", advice };
  return WebAssembly.validate(new Uint8Array(FOUR_AT_ONCE))
    ? { name, ok: true, found: "exercises can be checked here, and networks trained", advice: "" }
    : {
        name,
        ok: true,
        found: "exercises can be checked here; networks train more slowly than in a newer browser",
        advice: "",
      };
}

/** @returns {Finding} */
function offlineFound() {
  const name = "Without a network";
  if ("serviceWorker" in navigator && window.isSecureContext)
    return {
      name,
      ok: true,
      found: "the lessons also work offline once they are kept; the foot of the page says when they are",
      advice: "",
    };
  const found = "this page can't be kept for reading offline";
  const advice = window.isSecureContext
    ? "Use a window that isn't private."
    : "Open the course by a secure address, one with a lock.";
  return { name, ok: false, found, advice };
}

/** @returns {Promise<Finding>} */
async function microphoneFound() {
  const name = "Microphone";
  const devices = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? [];
  if (devices.some(({ kind }) => kind === "audioinput"))
    return { name, ok: true, found: "there is one; the lesson on speech asks before it listens", advice: "" };
  return { name, ok: true, found: "none; the lesson on speech has recordings instead", advice: "" };
}
