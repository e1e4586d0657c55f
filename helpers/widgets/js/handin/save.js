// A notebook travels as it is saved, and a widget has no way to save it but the one that a learner has: the keys.

const PATIENCE = 3000; // milliseconds for the front end to save
const STEP = 100;

/**
 * Saves the notebook around an element as Ctrl+S does, and waits until the front end has done it; where there is none, nothing happens.
 * @param {HTMLElement} el
 */
export async function saveNotebook(el) {
  const panel = /** @type {HTMLElement | null} */ (el.closest(".jp-NotebookPanel"));
  if (!panel) return;
  const mac = navigator.platform.startsWith("Mac");
  const keys = { key: "s", code: "KeyS", keyCode: 83, ctrlKey: !mac, metaKey: mac, bubbles: true, cancelable: true };
  panel.dispatchEvent(new KeyboardEvent("keydown", keys));
  // JupyterLab marks the tab of a notebook that isn't saved. Notebook 7 has no tabs: there it is given a moment.
  const tab = document.querySelector(`.lm-TabBar-tab[data-id="${panel.id}"]`);
  const ends = Date.now() + (tab ? PATIENCE : PATIENCE / 3);
  do await new Promise((done) => setTimeout(done, STEP));
  while (Date.now() < ends && (!tab || tab.classList.contains("jp-mod-dirty")));
}
