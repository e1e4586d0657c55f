// Videos of others: links. A player is loaded only by a click on a button that says what it loads, and from where.
import { button } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { start } from "../kit/widget.js";

const HOST = "www.youtube-nocookie.com";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "videos", "To watch", "look");
  const videos = model.get("videos");
  mark(`${videos.length} videos`);
  el.append(
    h("h3", {}, "To watch"),
    h("ul", { class: "gkm-aidlist" }, ...videos.map((video) => h("li", { class: "gkm-aid" }, ...item(video)))),
  );

  function item(video) {
    const address = `https://www.youtube.com/watch?v=${video.youtube}`;
    const place = h("div", { class: "gkm-player" });
    const show = button(`Load the player from ${HOST}`, () => {
      const frame = h("iframe", {
        src: `https://${HOST}/embed/${video.youtube}`,
        title: `Video: ${video.title}`,
        allow: "fullscreen; encrypted-media; picture-in-picture",
        referrerpolicy: "strict-origin-when-cross-origin",
        allowfullscreen: true,
      });
      const away = button("Take the player away", () => {
        place.replaceChildren(ask);
        show.focus();
      });
      place.replaceChildren(
        frame,
        h(
          "div",
          { class: "gkm-row" },
          away,
          h("span", {}, "Nothing to see? Then there is no network, or the video has gone."),
        ),
      );
      away.focus();
      say(`The player is loading: ${video.title}`);
    });
    const ask = h(
      "div",
      {},
      h(
        "p",
        {},
        "Here in the notebook, the player comes from YouTube, and Google learns your address and what you watch.",
      ),
      show,
    );
    place.append(ask);
    return [
      h(
        "p",
        { class: "gkm-front" },
        h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, video.title),
      ),
      h("p", { class: "gkm-quiet" }, `${video.by}, ${video.length ?? "length not known"}`),
      h("p", {}, video.reason),
      h("p", {}, h("strong", {}, "Watch for: "), video.watch_for),
      video.loose ? h("p", { class: "gkm-note" }, h("strong", {}, "Loosely said: "), video.loose) : null,
      h("details", {}, h("summary", {}, "Watch it here"), place),
    ].filter(Boolean);
  }
}
export default { render };
