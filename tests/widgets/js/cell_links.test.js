import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";

const SCRIPT = new URL(
  "../../../helpers/workspace/jupyter/labextensions/gates-keep-memory/cell_links.js",
  import.meta.url,
);
const SOURCE = await readFile(SCRIPT, "utf-8");
const PATH = "my-course/02_introduction_to_lstm.ipynb";

/** A JupyterLab as far as the script sees it, with a notebook of five cells of which none is drawn. */
async function lab({ pathname = "/lab", hash = "" } = {}) {
  let now = 0;
  const timers = [];
  const setTimeout = (call, wait) => timers.push({ at: now + wait, call });
  const window = {};
  vm.runInNewContext(SOURCE, { window, location: { pathname, hash }, setTimeout });
  const { default: plugin } = (await window._JUPYTERLAB["gates-keep-memory"].get("./extension"))();
  let extension;
  plugin.activate({
    serviceManager: { contents: { localPath: (path) => path.replace(/^\w+:/, "") } },
    docRegistry: {
      addWidgetExtension(_, made) {
        extension = made;
      },
    },
  });

  /** A notebook, opened; `scrolled` has the cells that were brought into view, `usual` the fragments left to JupyterLab. */
  function open(path = PATH) {
    const listeners = new Map();
    const scrolled = [];
    const usual = [];
    const widgets = ["a", "b", "c", "d", "e"].map((id) => ({
      model: { id },
      isAttached: false,
      node: { offsetTop: 0, scrollIntoView: () => scrolled.push(id) },
    }));
    const panel = {
      isVisible: true,
      isDisposed: false,
      context: { path, ready: Promise.resolve() },
      content: { widgets, activeCellIndex: 0, deselectAll() {}, activate() {} },
      node: {
        addEventListener: (act, call) => listeners.set(act, call),
        removeEventListener: (act, call) => listeners.get(act) === call && listeners.delete(act),
      },
      setFragment: (fragment) => usual.push(fragment),
    };
    extension.createNew(panel);
    const draw = (count) => {
      for (const cell of widgets.slice(0, count)) cell.isAttached = true;
    };
    return { panel, widgets, listeners, scrolled, usual, draw };
  }

  async function pass(milliseconds) {
    for (const end = now + milliseconds; now < end; now += 50) {
      for (const timer of timers.splice(0)) timer.at <= now ? timer.call() : timers.push(timer);
      await new Promise(setImmediate);
    }
  }
  return { open, pass, waits: () => timers.length };
}

test("a cell that is drawn half a minute later is reached, and stays in view while those above grow", async () => {
  const { open, pass, waits } = await lab();
  const { panel, widgets, listeners, scrolled, draw } = open();
  panel.setFragment("#cell-id=d");
  await pass(30_000);
  assert.deepEqual([scrolled, panel.content.activeCellIndex], [[], 3]);
  draw(4);
  await pass(500);
  assert.ok(scrolled.length > 0 && scrolled.every((id) => id === "d"));
  const before = scrolled.length;
  widgets[3].node.offsetTop = 400;
  await pass(900);
  assert.ok(scrolled.length > before + 5);
  await pass(1000);
  assert.deepEqual([waits(), listeners.size], [0, 0], "nothing goes on once all is at rest");
});

test("what the learner does meanwhile counts", async () => {
  for (const act of ["wheel", "pointerdown", "keydown", "touchstart"]) {
    const { open, pass, waits } = await lab();
    const { panel, listeners, scrolled, draw } = open();
    panel.setFragment("#cell-id=d");
    await pass(200);
    listeners.get(act)();
    draw(5);
    await pass(5000);
    assert.deepEqual([scrolled, waits(), listeners.size], [[], 0, 0], act);
  }
});

test("of two links the second counts", async () => {
  const { open, pass } = await lab();
  const { panel, scrolled, draw } = open();
  panel.setFragment("#cell-id=b");
  panel.setFragment("#cell-id=e");
  draw(5);
  await pass(5000);
  assert.deepEqual([...new Set(scrolled)], ["e"]);
});

test("a notebook in another tab is not scrolled until it is seen, and a closed one is left", async () => {
  const { open, pass, waits } = await lab();
  const { panel, scrolled, draw } = open();
  panel.isVisible = false;
  panel.setFragment("#cell-id=c");
  draw(5);
  await pass(3000);
  assert.deepEqual(scrolled, []);
  panel.isVisible = true;
  await pass(100);
  assert.deepEqual(scrolled[0], "c");
  panel.isDisposed = true;
  await pass(200);
  assert.equal(waits(), 0);
});

test("other links and unknown cells are left to JupyterLab or go nowhere", async () => {
  const { open, pass } = await lab();
  const { panel, scrolled, usual, draw } = open();
  draw(5);
  panel.setFragment("#A-heading");
  panel.setFragment("#cell-id=z");
  await pass(2000);
  assert.deepEqual([usual, scrolled, panel.content.activeCellIndex], [["#A-heading"], [], 0]);
});

test("the address's cell is gone to once, in the notebook that the address names", async () => {
  const places = [
    "/user/7/lab/tree/",
    "/user/tree/lab/tree/",
    "/lab/workspaces/mine/tree/",
    "/doc/tree/",
    "/notebooks/",
  ];
  for (const pathname of places.map((place) => place + PATH)) {
    const { open, pass } = await lab({ pathname, hash: "#cell-id=c" });
    const other = open("my-course/03_introduction_to_gru.ipynb");
    const namesake = open("02_introduction_to_lstm.ipynb");
    const named = open(`RTC:${PATH}`);
    const again = open();
    for (const one of [other, namesake, named, again]) one.draw(5);
    await pass(3000);
    const gone = [other, namesake, named, again].map(({ scrolled }) => [...new Set(scrolled)]);
    assert.deepEqual(gone, [[], [], ["c"], []], pathname);
  }
});

test("an address with a sign that is no text is no error", async () => {
  const { open, pass } = await lab({ pathname: `/lab/tree/%zz/${PATH}`, hash: "#cell-id=%zz" });
  const { scrolled, draw } = open();
  draw(5);
  await pass(3000);
  assert.deepEqual(scrolled, []);
});
