// Without a network: the service worker keeps the pages; voices, Python and the dictionary are kept too when the reader wants them.
import { h } from "../kit/dom.js";
import { idle, loaded } from "../page/idle.js";

/** @param {HTMLElement | null} place Where the page says what is kept. */
export async function keepOffline(place) {
  if (!place || !("serviceWorker" in navigator) || !window.isSecureContext) return;
  const line = h("p", { role: "status" });
  const buttons = h("p");
  place.replaceChildren(line, buttons);
  place.hidden = false;
  await loaded();
  await idle(3000); // keeping the course must not hold up what is being read
  const registration = await navigator.serviceWorker.register("sw.js").catch(() => null);
  if (!registration) {
    line.textContent = "This browser doesn't keep pages, so you need a network to read on.";
    return;
  }
  const updated = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    line.textContent = "A newer version of the course is here.";
    buttons.replaceChildren(button("Show it", () => registration.waiting?.postMessage({ kind: "take-over" })));
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", updated);
  });
  const controlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controlled) location.reload();
  });
  await navigator.serviceWorker.ready;
  updated();
  if (registration.waiting) return;
  const { all, kept, bytes } = await ask(registration.active, { kind: "count" });
  const size = `${Math.ceil(bytes / 1e6)} MB`;
  if (kept >= all) {
    line.textContent = "All of the course is kept in this browser. It works without a network.";
    return;
  }
  line.textContent = "The lessons are kept in this browser: they work without a network.";
  const keep = button(`Keep voices, Python and the dictionary, too: ${size}`, async () => {
    keep.disabled = true;
    const done = await ask(registration.active, { kind: "keep" }, (news) => {
      line.textContent = `Keeping file ${news.kept} of ${all} …`;
    });
    keep.remove();
    line.textContent =
      done.kept >= done.all
        ? "All of the course is kept in this browser. It works without a network."
        : `${done.all - done.kept} files could not be kept: the network or the space ran out. Try again later.`;
  });
  buttons.replaceChildren(keep);
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function button(text, act) {
  const made = h("button", { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * Asks the service worker; `heard` gets its news until the last answer.
 * @param {ServiceWorker | null} worker
 * @param {object} question
 * @param {(news: any) => void} [heard]
 * @returns {Promise<any>}
 */
function ask(worker, question, heard = () => {}) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.last ? resolve(data) : heard(data));
    worker?.postMessage(question, [port2]);
  });
}
