// One answer after the other, from the keyboard. A mark is sent whenever it changes; the page says when it is stored.
const items = [...document.querySelectorAll("article")];
const place = document.getElementById("place");
let at = 0;

function show(number, focus) {
  at = Math.max(0, Math.min(items.length - 1, number));
  items.forEach((item, n) => {
    item.hidden = n !== at;
  });
  const done = items.filter((item) => item.dataset.marked === "yes").length;
  place.textContent = `${at + 1} of ${items.length}; ${done} marked`;
  if (focus) items[at].focus();
}

// One after the other: the last mark for an answer counts, so none may overtake another.
let sent = Promise.resolve();

function save(item) {
  item.querySelector("output").textContent = "Saving …";
  sent = sent.then(() => send(item));
}

async function send(item) {
  const boxes = [...item.querySelectorAll("input[type=checkbox]")];
  const points = item.querySelector("input[type=number]");
  const said = item.querySelector("output");
  const mark = {
    at: Number(item.dataset.at),
    met: boxes.flatMap((box, n) => (box.checked ? [n] : [])),
    points: points ? (points.value === "" ? null : Number(points.value)) : null,
    comment: item.querySelector("textarea").value,
  };
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: JSON.stringify(mark) });
    said.textContent = await answer.text();
    if (answer.ok) item.dataset.marked = "yes";
  } catch {
    said.textContent = "NOT saved: `course mark` does not answer. Start it again, and open the address that it prints.";
  }
  show(at, false);
}

for (const item of items) {
  const boxes = [...item.querySelectorAll("input[type=checkbox]")];
  const points = item.querySelector("input[type=number]");
  for (const box of boxes)
    box.addEventListener("change", () => {
      points.value = boxes.reduce((sum, one) => sum + (one.checked ? Number(one.dataset.points) : 0), 0);
      save(item);
    });
  if (points) points.addEventListener("change", () => save(item));
  item.querySelector("textarea").addEventListener("change", () => save(item));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, input[type=number]");
  if (event.key === "Escape" && typing) items[at].focus();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = items[at].querySelectorAll("input[type=checkbox]")[Number(event.key) - 1];
  if (box && /^[1-9]$/.test(event.key)) box.click();
  else if (event.key === "j" || event.key === "ArrowRight") show(at + 1, true);
  else if (event.key === "k" || event.key === "ArrowLeft") show(at - 1, true);
  else if (event.key === "c") items[at].querySelector("textarea").focus();
  else if (event.key === "p") items[at].querySelector("input[type=number]")?.focus();
  else if (event.key === "0") save(items[at]);
  else return;
  event.preventDefault();
});

document.getElementById("next").addEventListener("click", () => show(at + 1, false));
document.getElementById("back").addEventListener("click", () => show(at - 1, false));
const first = items.findIndex((item) => item.dataset.marked === "no");
if (items.length) show(first < 0 ? 0 : first, true);
