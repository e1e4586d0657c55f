// A choice of a few, as native radio buttons. options: [[value, label], ...]. Returns {root, set(value)}.
function radios({ name, legend, options, value, onchange }) {
  const inputs = options.map(([key, label]) => {
    const input = h("input", { type: "radio", name, value: key, onchange: () => onchange(key) });
    input.checked = key === value;
    return { input, root: h("label", { class: "gkm-choice" }, input, label) };
  });
  const root = h("fieldset", { class: "gkm-picker" }, h("legend", {}, legend), ...inputs.map((one) => one.root));
  return { root, set: (key) => inputs.forEach(({ input }) => { input.checked = input.value === key; }) };
}

// Radio buttons of two widgets on one page must not share a name.
function ownName(stem) {
  return `${stem}-${Math.random().toString(36).slice(2, 9)}`;
}
