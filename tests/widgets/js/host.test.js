import assert from "node:assert/strict";
import { test } from "node:test";
import { hostModel, mount } from "../../../helpers/widgets/js/host/model.js";

test("what is set is there and heard, once, and only if it differs", () => {
  const model = hostModel({ count: 1, deep: { list: [1, 2] } });
  let heard = 0;
  model.on("change:count", () => {
    heard += 1;
    assert.equal(model.get("count"), 2);
  });
  model.on("change:deep", () => assert.fail("nothing has changed"));
  model.set("count", 2);
  model.set("count", 2);
  model.set("deep", { list: [1, 2] });
  assert.equal(heard, 1);
});

test("a listener that was taken off hears nothing, the others do", () => {
  const model = hostModel({ a: 0 });
  /** @type {string[]} */
  const heard = [];
  const one = () => heard.push("one");
  model.on("change:a", one);
  model.on("change:a", () => heard.push("two"));
  model.off("change:a", one);
  model.off("change:b", one);
  model.set("a", 1);
  assert.deepEqual(heard, ["two"]);
});

test("a value is the model's own: what goes in is copied, what comes out is frozen", () => {
  const given = { list: [1] };
  const model = hostModel({ given });
  given.list.push(2);
  assert.deepEqual(model.get("given"), { list: [1] });
  assert.throws(() => model.get("given").list.push(3), TypeError);
  const next = { list: [4] };
  model.set("given", next);
  next.list.push(5);
  assert.deepEqual(model.get("given"), { list: [4] });
  const copy = model.values();
  copy.given.list.push(6);
  assert.deepEqual(model.get("given"), { list: [4] });
});

test("a save hands on what was set since the last one", () => {
  /** @type {object[]} */
  const saved = [];
  const model = hostModel({ a: 0, b: 0 }, { save: (changes) => void saved.push(changes) });
  model.set("a", 1);
  model.set("a", 2);
  model.set("b", 3);
  model.save_changes();
  model.set("b", 4);
  model.save_changes();
  model.save_changes();
  assert.deepEqual(saved, [{ a: 2, b: 3 }, { b: 4 }, {}]);
});

test("what the host answers is received, at once or later, and not saved again", async () => {
  /** @type {object[]} */
  const saved = [];
  const model = hostModel(
    { event: 0, heard: 0, due: "" },
    {
      save(changes) {
        saved.push(changes);
        return changes.event === 1 ? { heard: 1, due: "today" } : Promise.resolve({ heard: changes.event });
      },
    },
  );
  /** @type {string[]} */
  const seen = [];
  model.on("change:heard", () => seen.push(`${model.get("heard")} ${model.get("due")}`));
  model.set("event", 1);
  model.save_changes();
  assert.deepEqual(seen, ["1 today"], "all values are there before the first is heard");
  model.set("event", 2);
  model.save_changes();
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(seen, ["1 today", "2 today"]);
  model.save_changes();
  assert.deepEqual(saved, [{ event: 1 }, { event: 2 }, {}]);
});

test("messages go both ways", () => {
  /** @type {any[]} */
  const sent = [];
  const model = hostModel({}, { send: (message, host) => host.deliver({ answer: sent.push(message) }) });
  /** @type {any[]} */
  const came = [];
  model.on("msg:custom", (message) => came.push(message));
  model.send({ ask: "what?" });
  assert.deepEqual([sent, came], [[{ ask: "what?" }], [{ answer: 1 }]]);
});

test("bytes stay as they are", () => {
  const model = hostModel({ clip: new Uint8Array([1, 2]) });
  assert.deepEqual([...model.get("clip")], [1, 2]);
});

test("mounting gives what ends the widget, whether it renders at once or later", async () => {
  const model = hostModel({ word: "hello" });
  const el = /** @type {any} */ ({ text: "" });
  let ended = 0;
  const widget = {
    render(/** @type {any} */ context) {
      context.el.text = context.model.get("word");
      return () => {
        ended += 1;
      };
    },
  };
  (await mount(widget, model, el))();
  (await mount({ render: async (context) => widget.render(context) }, model, el))();
  (await mount({ render: () => {} }, model, el))();
  assert.deepEqual([el.text, ended], ["hello", 2]);
});
