// How each kind of question is asked, and what is said to an answer. An asker returns {root, value(), lock(), focus()}: value() is
// {given}, or {problem} while there is nothing to judge.
import { button } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { explanation, radios } from "./answers.js";
import { isRight, namedNumber, readNumber } from "./scoring.js";

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
    h("legend", {}, question.question, h("span", { class: "gkm-quiet gkm-rule" }, " Two or more are right.")),
    ...rows,
  );
  return {
    root,
    value() {
      const taken = inputs
        .filter((each) => each.checked)
        .map((each) => +each.value)
        .sort((a, b) => a - b);
      return taken.length ? { given: taken } : { problem: "Choose the right answers first: two or more." };
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

// What to say to an answer: {correct, said, root}; `said` is for the ear, `root` is drawn.
export function reply(question, given) {
  const correct = isRight(question, given);
  const box = (head, said, ...more) => ({
    correct,
    said: `${head} ${said}`,
    root: h(
      "div",
      { class: "gkm-explanation" },
      h(
        "div",
        { class: correct ? "gkm-good" : "gkm-bad" },
        h("p", {}, h("strong", {}, `${correct ? "✓" : "✗"} ${head} `), said),
      ),
      ...more,
    ),
  });
  const fold = (summary, ...inside) => h("details", {}, h("summary", {}, summary), ...inside);
  switch (question.type) {
    case "several":
      return replySeveral(question, given, box, fold);
    case "number": {
      const { value } = readNumber(given, question.unit),
        named = namedNumber(question, value);
      if (correct) return box("Right.", question.why);
      const known = h("p", {}, h("strong", {}, question.shown), ". ", question.why);
      return box(
        "Not so.",
        named ? named.why : "That is another number. Work it out once more, step by step.",
        fold("Show the answer, and why", known),
      );
    }
    case "order": {
      const reasons = h("ol", {}, ...question.steps.map((step) => h("li", {}, step.text, h("br"), step.why)));
      if (correct) return box("Right.", `All ${given.length} steps are in order.`, fold("Why this order?", reasons));
      const first = given.findIndex((step, k) => step !== k),
        early = question.steps[given[first]];
      const before =
        first === 0
          ? "The first step is out of place already."
          : first === 1
            ? "The first step is right, the second is not."
            : `The first ${first} steps are right, the next one is not.`;
      return box(
        "Not so.",
        `${before} “${early.text}” comes too early. ${early.why}`,
        fold("Show the right order and the reasons", reasons),
      );
    }
    case "verdict": {
      const evidence = h("ul", {}, ...question.evidence.map((each) => h("li", {}, each)));
      return box(
        correct ? `Right: it is ${question.verdict}.` : `Not so: it is ${question.verdict}.`,
        question.why,
        h("p", { class: "gkm-note" }, h("strong", {}, "To be exact: "), question.exact),
        h("p", {}, "How we know:"),
        evidence,
      );
    }
    default: {
      const { why } = question.options[given];
      return {
        correct,
        said: `${correct ? "Right." : "Not so."} ${why}`,
        root: explanation({ ...question, chosen: given }),
      };
    }
  }
}

function replySeveral({ options, order }, given, box, fold) {
  const line = (k) =>
    h(
      "li",
      {},
      h("strong", {}, options[k].correct ? "✓ Right: " : "✗ Wrong: "),
      options[k].text,
      h("br"),
      options[k].why,
    );
  const taken = order.filter((k) => given.includes(k)),
    left = order.filter((k) => !given.includes(k));
  const wrong = taken.filter((k) => !options[k].correct).length,
    missing = left.filter((k) => options[k].correct).length;
  const words =
    wrong && taken.length === 1
      ? "This one is wrong."
      : wrong
        ? `${wrong} of the ${taken.length} that you chose ${wrong === 1 ? "is" : "are"} wrong.`
        : missing
          ? "What you chose is right, but something is missing."
          : "These and no others.";
  const rest = left.length
    ? fold(wrong || missing ? "Show the others" : "Why not the others?", h("ul", {}, ...left.map(line)))
    : null;
  const found = box(wrong || missing ? "Not so." : "Right.", words, h("ul", {}, ...taken.map(line)), rest);
  return { ...found, said: [found.said, ...taken.map((k) => options[k].why)].join(" ") };
}
