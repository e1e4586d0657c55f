// All that can be heard, as one list that plays through and remembers where it was.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { emit, problemLine, start } from "../kit/widget.js";
import { clock, player } from "./dialogue.js";
import { partOf } from "./part_of.js";

const seconds = (talk) => talk.lengths.reduce((sum, each) => sum + (each || 0), 0);

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "audio", "Everything there is to hear", "listen");
  const talks = model.get("talks"),
    pieces = model.get("pieces");
  const names = pieces.map((piece) => piece.talk);
  const now = h("h3"),
    box = h("div");
  let at = Math.max(0, names.indexOf(model.get("place").talk));
  let end = () => {};
  let rate = model.get("place").rate ?? 1;

  const buttons = pieces.map((piece, k) => {
    const length = clock(seconds(talks[piece.talk]));
    return button(piece.title, () => open(k, { rate, play: true }), {
      class: "gkm-button gkm-piece",
      "aria-label": `${piece.title}, ${length}`,
      "data-length": length,
    });
  });
  const chapters = [...new Set(pieces.map((piece) => piece.chapter))].map((chapter) =>
    h(
      "li",
      {},
      h("h4", {}, chapter),
      h("ol", {}, ...buttons.filter((_, k) => pieces[k].chapter === chapter).map((one) => h("li", {}, one))),
    ),
  );

  function open(k, begins) {
    end();
    at = k;
    const { title, chapter, talk } = pieces[k];
    setText(now, `${chapter}: ${title}`);
    buttons.forEach((one, each) => {
      if (each === k) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
    const inside = h("div");
    box.replaceChildren(inside);
    end = player({
      model: partOf(model, talk),
      el: inside,
      begins,
      onplace(place) {
        rate = place.rate;
        emit(model, "place", { talk, ...place });
      },
      onended() {
        if (at + 1 < pieces.length) {
          open(at + 1, { rate, play: true });
          say(`Next: ${pieces[at].title}`);
        } else say("That was the last one.");
      },
    });
  }

  const total = names.reduce((sum, name) => sum + seconds(talks[name]), 0);
  mark(`${pieces.length} pieces, ${Math.round(total / 60)} minutes`);
  el.append(now, box, h("ol", { class: "gkm-chapters", "aria-label": "Pieces" }, ...chapters), problemLine(model));
  const { line, seconds: into } = model.get("place");
  open(at, { line, seconds: into, rate });
  return () => end();
}
export default { render };
