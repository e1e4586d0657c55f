// How each kind of question is asked. An asker returns {root, value(), lock(), focus()}: value() is
// {given}, or {problem} while there is nothing to judge.
import { button } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { radios } from "./answers.js";
import { readNumber } from "./scoring.js";

/**
 * @typedef {{given?: any, problem?: string}} Value What was answered, or why there is nothing to judge.
 * @typedef {{root: any, value(): Value, lock(): void, focus(): void}} Asker
 */

/** @type {(question: any, given: any, say: (text: string) => void, onchange: () => void) => Asker} */
export function asker(question, given, say, onchange) {
  switch (question.type) {
    case "several":
      return askSeveral(question, given, onchange);
    case "number":
      return askNumber(question, given, onchange);
    case "order":
      return askOrder(question, given, say, onchange);
    default:
      return askOne(question, given, onchange);
  }
}

/** @type {(question: any, given: any, onchange: () => void) => Asker} */
function askOne(question, given, onchange) {
  const box = radios({
    legend: question.question,
    options: question.options.map((each) => each.text),
    order: question.order,
    chosen: given,
    onchange,
  });
  return {
    ...box,
    value: () => (box.value() === null ? { problem: "Choose an answer first." } : { given: box.value() }),
  };
}

/** @type {(question: any, given: number[] | null, onchange: () => void) => Asker} */
function askSeveral(question, given, onchange) {
  const inputs = question.order.map((index) =>
    h("input", { type: "checkbox", value: index, checked: given?.includes(index), onchange }),
  );
  const rows = question.order.map((index, k) =>
    h("label", { class: "gkm-option" }, inputs[k], h("span", {}, question.options[index].text)),
  );
  const root = h(
    "fieldset",
    { class: "gkm-options" },
    h("legend", {}, question.question, h("span", { class: "gkm-quiet gkm-rule" }, " Any number of them may be right.")),
    ...rows,
  );
  return {
    root,
    value() {
      const taken = inputs
        .filter((each) => each.checked)
        .map((each) => +each.value)
        .sort((a, b) => a - b);
      return taken.length ? { given: taken } : { problem: "Choose the right answers first: one or more." };
    },
    lock() {
      for (const input of inputs) {
        input.disabled = true;
        input.parentNode.classList.toggle("gkm-chosen", input.checked);
      }
    },
    focus() {
      inputs[0].focus();
    },
  };
}

/** @type {(question: any, given: string | null, onchange: () => void) => Asker} */
function askNumber(question, given, onchange) {
  const name = `gkm-${Math.random().toString(36).slice(2)}`;
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    maxlength: 60,
    class: "gkm-number",
    id: name,
    "aria-describedby": `${name}u`,
    value: given,
    oninput: onchange,
  });
  const unit = h(
    "span",
    { id: `${name}u`, class: "gkm-quiet" },
    question.unit || h("small", {}, "as in 0.35, 1/2 or 35 %"),
  );
  const root = h(
    "div",
    { role: "group", class: "gkm-options", "aria-labelledby": `${name}q` },
    h("p", { class: "gkm-legend" }, h("label", { for: name, id: `${name}q` }, question.question)),
    h("div", { class: "gkm-row" }, input, unit),
  );
  return {
    root,
    value() {
      const { problem } = readNumber(input.value, question.unit);
      input.setAttribute("aria-invalid", String(Boolean(problem)));
      return problem ? { problem } : { given: input.value.trim() };
    },
    lock() {
      input.readOnly = true;
    },
    focus() {
      input.focus();
    },
  };
}

/** @type {(question: any, given: number[] | null, say: (text: string) => void, onchange: () => void) => Asker} */
function askOrder(question, given, say, onchange) {
  const order = [...(given || question.order)],
    last = order.length - 1;
  const list = h("ol", { class: "gkm-steps" });
  const rows = order.map((index) => {
    const text = question.steps[index].text;
    const arrow = (sign) => h("span", { "aria-hidden": "true" }, sign);
    const up = button(arrow("↑"), () => move(index, -1, up), { "aria-label": `Move up: ${text}` });
    const down = button(arrow("↓"), () => move(index, 1, down), { "aria-label": `Move down: ${text}` });
    return {
      index,
      up,
      down,
      root: h("li", {}, h("span", { class: "gkm-step" }, text), h("span", { class: "gkm-moves" }, up, down)),
    };
  });
  /** @type {(index: number) => any} */
  const rowOf = (index) => rows.find((row) => row.index === index);
  function place() {
    list.replaceChildren(...order.map((index) => rowOf(index).root));
    order.forEach((index, k) => {
      // not `disabled`: a button that is in use would lose the focus
      rowOf(index).up.setAttribute("aria-disabled", String(k === 0));
      rowOf(index).down.setAttribute("aria-disabled", String(k === last));
    });
  }
  function move(index, by, pressed) {
    const at = order.indexOf(index),
      to = at + by;
    if (to < 0 || to > last) {
      say(`This is already the ${by < 0 ? "first" : "last"} place.`);
      return;
    }
    order.splice(to, 0, ...order.splice(at, 1));
    place();
    pressed.focus();
    say(`Now place ${to + 1} of ${last + 1}: ${question.steps[index].text}`);
    onchange();
  }
  place();
  return {
    root: h(
      "fieldset",
      { class: "gkm-options" },
      h("legend", {}, question.question, h("span", { class: "gkm-quiet gkm-rule" }, " Put the first one on top.")),
      list,
    ),
    value: () => ({ given: [...order] }),
    lock() {
      const first = order.findIndex((index, k) => index !== k);
      for (const row of rows) row.root.querySelector(".gkm-moves").remove();
      if (first >= 0) rowOf(order[first]).root.append(h("strong", { class: "gkm-off" }, "✗ out of place"));
    },
    focus() {
      rowOf(order[0]).down.focus();
    },
  };
}
