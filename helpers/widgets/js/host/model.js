// A model without a kernel: what a widget gets where no Jupyter is, in a page and in the tests.
//
// The contract, which is also what Jupyter's own model keeps:
// - `get(name)` gives a value. It is the model's own: a widget reads it and does not change it. Here it is frozen, so that one that tries throws.
// - `set(name, value)` takes a copy; if it differs from what was there, `change:name` is heard at once, here as well as by whoever else listens.
// - `on(event, call)` and `off(event, call)`: `change:NAME` for a value, `msg:custom` for a message that came.
// - `save_changes()` hands on what was set since the last time, once, as {name: value}.
// - `send(message)` hands on a message that is no value.
// The host plays Python: it takes what is saved, and answers by values (`receive`) or messages (`deliver`). What it
// answers is not saved again.

/**
 * @typedef {object} Model What a widget may use.
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} set
 * @property {(event: string, call: (message?: any) => void) => void} on
 * @property {(event: string, call: (message?: any) => void) => void} off
 * @property {() => void} save_changes
 * @property {(message: any) => void} send
 */
/**
 * @typedef {object} Host The other side.
 * @property {(news: Record<string, any>) => void} receive Values that change, from the host's side.
 * @property {(message: any) => void} deliver A message to the widget.
 * @property {() => Record<string, any>} values All values, as a copy that may be changed.
 */
/** @typedef {{render(context: {model: Model, el: HTMLElement}): void | (() => void) | Promise<void | (() => void)>}} Widget */

/**
 * @param {Record<string, any>} values What Python would have sent: the traits of the widget, by name.
 * @param {object} [options]
 * @param {(changes: Record<string, any>, host: Host) => any} [options.save] Gets what was saved. What it returns, or
 *   promises, is received: {name: value}.
 * @param {(message: any, host: Host) => void} [options.send] Gets messages.
 * @returns {Model & Host}
 */
export function hostModel(values, { save = () => {}, send = () => {} } = {}) {
  const own = new Map(Object.entries(structuredClone(values)).map(([name, value]) => [name, freeze(value)]));
  /** @type {Map<string, Set<(message?: any) => void>>} */
  const listeners = new Map();
  const changed = new Set();

  /** @type {(event: string, message?: any) => void} */
  const tell = (event, message) => {
    for (const call of [...(listeners.get(event) ?? [])]) call(message);
  };
  // All values first, then their listeners: one that looks at two values finds both new.
  /** @type {(news: Record<string, any>) => string[]} */
  const take = (news) => {
    const names = Object.keys(news).filter((name) => !equal(own.get(name), news[name]));
    for (const name of names) own.set(name, freeze(structuredClone(news[name])));
    for (const name of names) tell(`change:${name}`);
    return names;
  };

  /** @type {Model & Host} */
  const model = {
    get: (name) => own.get(name),
    set(name, value) {
      changed.add(name);
      take({ [name]: value });
    },
    on(event, call) {
      if (!listeners.has(event)) listeners.set(event, new Set());
      listeners.get(event)?.add(call);
    },
    off(event, call) {
      listeners.get(event)?.delete(call);
    },
    save_changes() {
      const changes = Object.fromEntries([...changed].map((name) => [name, structuredClone(own.get(name))]));
      changed.clear();
      const answer = save(changes, model);
      if (typeof answer?.then === "function") answer.then((/** @type {any} */ news) => news && model.receive(news));
      else if (answer && typeof answer === "object") model.receive(answer);
    },
    send: (message) => send(structuredClone(message), model),
    receive: (news) => void take(news),
    deliver: (message) => tell("msg:custom", message),
    values: () => structuredClone(Object.fromEntries(own)),
  };
  return model;
}

/**
 * Draws a widget into an element.
 * @param {Widget} widget
 * @param {Model} model
 * @param {HTMLElement} el
 * @returns {Promise<() => void>} What ends it: timers, voices.
 */
export async function mount(widget, model, el) {
  return (await widget.render({ model, el })) ?? (() => {});
}

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
function freeze(value) {
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

/** @type {(a: any, b: any) => boolean} */
function equal(a, b) {
  if (Object.is(a, b)) return true;
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]))
  );
}
