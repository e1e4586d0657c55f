import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { hostModel } from "../../../helpers/widgets/js/host/model.js";
import { answered } from "../../../helpers/widgets/js/page/answers.js";

const usual = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = usual;
});

const model = hostModel({ clips: { 0: "AA==" } });
const wanted = { kind: "clip", line: 1 };

test("a recorded line comes as a text, beside those that are there", async () => {
  globalThis.fetch = async () => new Response(new Uint8Array([1, 2, 3]));
  assert.deepEqual(await answered({ clips: { 1: "one.mp3" } }, wanted, model), { clips: { 0: "AA==", 1: "AQID" } });
});

test("a line that can't be had is left out: the player says that it didn't come", async () => {
  for (const fetch of [
    async () => new Response("not found", { status: 404 }),
    async () => Promise.reject(new TypeError("offline")),
  ]) {
    globalThis.fetch = fetch;
    assert.deepEqual(await answered({ clips: { 1: "one.mp3" } }, wanted, model), { clips: { 0: "AA==" } });
  }
});
