import assert from "node:assert/strict";
import { test } from "node:test";
import { Pythons } from "../../../helpers/widgets/js/exercise/pythons.js";

const FILES = { worker: "w.js", pyodide: "p/", judge: "j.zip", box: "b.zip", bytes: 1 };

test("a judge that breaks after it was there is replaced at the next check", { timeout: 10_000 }, async () => {
  let judges = 0;
  /** @type {any} */ (globalThis).document = { baseURI: "http://page.test/" };
  /** @type {any} */ (globalThis).Worker = class {
    number = 0;
    /** @type {any} */ onmessage = null;
    /** @type {any} */ onerror = null;
    ended = false;
    /** @param {any} message */
    postMessage(message) {
      queueMicrotask(() => {
        if (this.ended) return;
        if (message.role === "judge") this.number = ++judges;
        if (message.role) this.onmessage({ data: { ready: true } });
        else if (this.number === 1) this.onerror({ message: "out of memory" });
        else this.onmessage({ data: { id: message.id, error: "asked the second" } });
      });
    }
    terminate() {
      this.ended = true;
    }
  };
  const both = new Pythons(FILES);
  await assert.rejects(both.check("a", "b", {}), /out of memory/);
  await assert.rejects(both.check("a", "b", {}), /asked the second/);
  assert.equal(judges, 2);
});
