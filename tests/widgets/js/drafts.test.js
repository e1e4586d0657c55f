import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../../helpers/widgets/js/page/store.js";
import { exported, imported } from "../../../helpers/widgets/js/page/transfer.js";

const MINUTE = 60e6;
const NAME = JSON.stringify(["one", "double"]);

/** A page's store whose clock stands at a minute. */
function page(minute = 0) {
  const at = { now: 1.8e15 + minute * MINUTE };
  const store = new Store({ clock: () => at.now });
  return {
    store,
    write(/** @type {string} */ text, minutes = 1) {
      at.now += minutes * MINUTE;
      store.keepDraft("one", "double", text);
    },
    text: () => store.draft("one", "double"),
    file: () => exported(store.everything()),
    bring: (/** @type {string} */ file) => store.add(imported(file)),
  };
}

test("a text travels in the file, once, and back again as often as one likes", () => {
  const [one, other] = [page(), page()];
  one.write("return 2 * x");
  assert.equal(one.store.events().length, 0, "in the log there is none");
  assert.equal(other.bring(one.file()), 1);
  assert.equal(other.text(), "return 2 * x");
  assert.deepEqual([other.bring(one.file()), one.bring(other.file()), one.bring(one.file())], [0, 0, 0]);
  assert.equal(one.file(), other.file());
});

test("a newer text is never overwritten by an older one, and none is lost", () => {
  const [one, other] = [page(), page()];
  one.write("old", 1);
  other.write("new", 5);
  one.bring(other.file());
  other.bring(one.file());
  assert.deepEqual([one.text(), other.text()], ["new", "new"]);
  one.write("newer", 9);
  assert.equal(one.text(), "newer");
  for (const text of ["old", "new", "newer"]) assert.ok(one.file().includes(`"text":"${text}"`), text);
});

test("what the disk has is taken where it is newer; what was not stored yet goes into the log", () => {
  const one = page();
  one.write("mine", 5);
  const row = (/** @type {string} */ text, /** @type {string} */ at) => ({ name: NAME, text, id: `id-${text}`, at });
  one.store.takeDrafts([row("older", "2020-01-01T00:00:00+00:00")]);
  assert.equal(one.text(), "mine");
  assert.equal(one.store.owedDrafts.size, 1);
  one.store.takeDrafts([row("newer", "2900-01-01T00:00:00+00:00")]);
  assert.equal(one.text(), "newer");
  assert.equal(one.store.owedDrafts.size, 0);
  assert.deepEqual(
    one.store.owed.map(({ data }) => data.text),
    ["mine"],
  );
});

test("a text that an older version kept gets its time when it is read, and no row that is none does harm", () => {
  const one = page();
  one.store.takeDrafts([
    { name: NAME, text: "kept before" },
    { name: "no name", text: "?" },
  ]);
  assert.equal(one.text(), "kept before");
  assert.equal(one.store.owedDrafts.size, 1);
  assert.equal(imported(one.file()).length, 1);
});

test("the same text again is no newer one", () => {
  const one = page();
  one.write("same");
  const before = one.file();
  one.write("same");
  assert.equal(one.file(), before);
});
