// Links to a cell, `LESSON.ipynb#cell-id=ID`, in another notebook, in an address or from an LMS. JupyterLab draws a notebook's cells one
// by one when the browser is idle; where the cell isn't drawn within ten seconds it stays at the top, and it forgets an address's cell
// unless that notebook was the current one. This goes there once the cell is drawn, and stays until the cells above have their heights.
// No imports and no build: JupyterLab loads it as it is.

(() => {
  const NAME = "gates-keep-memory";
  const PREFIX = "#cell-id=";
  const LOOK = 100; // milliseconds
  const REST = 1000; // milliseconds for which nothing moved
  const OPENED = /\/(?:(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree|notebooks)\/(.+)$/; // what an address opens
  const ACTS = ["wheel", "pointerdown", "keydown", "touchstart"];

  /**
   * @typedef {{node: HTMLElement, model: {id: string}, isAttached: boolean}} Cell
   * @typedef {{node: HTMLElement, widgets: Cell[], activeCellIndex: number, deselectAll(): void, activate(): void}} Notebook
   * @typedef {{
   *   node: HTMLElement, content: Notebook, isDisposed: boolean, isVisible: boolean,
   *   context: {path: string, ready: Promise<void>},
   *   setFragment(fragment: string): void,
   * }} Panel
   * @typedef {{
   *   serviceManager: {contents: {localPath(path: string): string}},
   *   docRegistry: {addWidgetExtension(factory: string, extension: {createNew(panel: Panel): void}): void},
   * }} App
   */

  /** @type {WeakMap<Panel, object>} the walk that counts, where two were begun */
  const walks = new WeakMap();

  /** @param {Panel} panel @param {string} id */
  async function walk(panel, id) {
    const mine = {};
    walks.set(panel, mine);
    await panel.context.ready;
    const { content } = panel;
    let taken = false; // the learner goes somewhere else
    const take = () => {
      taken = true;
    };
    for (const act of ACTS) panel.node.addEventListener(act, take, { capture: true, passive: true });
    let focused = false;
    /** @type {number | undefined} */
    let top;
    let rested = 0;
    while (!taken && rested < REST && walks.get(panel) === mine && !panel.isDisposed) {
      const index = content.widgets.findIndex((cell) => cell.model.id === id);
      const [cell] = content.widgets.slice(index, index + 1);
      // JupyterLab goes to a notebook's first cell at its own time while it opens.
      if (cell && content.activeCellIndex !== index) {
        content.deselectAll();
        content.activeCellIndex = index;
        focused = false;
      }
      if (cell?.isAttached && panel.isVisible) {
        if (!focused) content.activate();
        focused = true;
        cell.node.scrollIntoView({ block: "start", behavior: "instant" });
      }
      const drawn = panel.isVisible && content.widgets.slice(0, index + 1).every((one) => one.isAttached);
      const now = cell?.node.offsetTop;
      rested = drawn && now === top ? rested + LOOK : 0;
      top = now;
      await new Promise((done) => setTimeout(done, LOOK));
    }
    for (const act of ACTS) panel.node.removeEventListener(act, take, { capture: true });
  }

  /** @param {string} fragment @returns the cell that a link goes to; "" for none */
  const cellOf = (fragment) => (fragment.startsWith(PREFIX) ? plain(fragment.slice(PREFIX.length)) : "");

  /** @param {string} text */
  function plain(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  // The cell of the page's own address, until its notebook is there; JupyterLab changes the address meanwhile.
  let address = { path: plain(location.pathname.match(OPENED)?.[1] ?? ""), cell: cellOf(location.hash) };

  const plugin = {
    id: `${NAME}:cell-links`,
    autoStart: true,
    /** @param {App} app */
    activate(app) {
      app.docRegistry.addWidgetExtension("Notebook", {
        createNew(panel) {
          const usual = panel.setFragment.bind(panel);
          panel.setFragment = (fragment) => {
            const cell = cellOf(fragment);
            if (cell) void walk(panel, cell);
            else usual(fragment);
          };
          if (address.cell && address.path === app.serviceManager.contents.localPath(panel.context.path)) {
            void walk(panel, address.cell);
            address = { path: "", cell: "" };
          }
        },
      });
    },
  };

  // The shape that JupyterLab expects of a module that a bundler made.
  const page = /** @type {{_JUPYTERLAB?: Record<string, object>}} */ (/** @type {unknown} */ (window));
  page._JUPYTERLAB ??= {};
  page._JUPYTERLAB[NAME] = { init() {}, get: async () => () => ({ __esModule: true, default: plugin }) };
})();
