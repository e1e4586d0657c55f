// Search over lessons and glossary: one list of sections, fetched when the field is first used.
import { h } from "../kit/dom.js";
import { plain } from "../study/search.js";

/** @typedef {{title: string, page: string, address: string, text: string}} Section */
const MANY = 12;
const NOTHING = "Nothing has all of these words. Try fewer, or a shorter one.";
const NO_INDEX = "The search index couldn't be loaded. Are you online? Keep typing to try again.";

/**
 * The sections that have every word of the query, those with all words in their title first.
 * @param {Section[]} sections
 * @param {string} query
 */
export function matches(sections, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const ranked = sections.flatMap((section) => {
    const title = plain(section.title);
    const all = `${title} ${plain(section.text)}`;
    if (!words.every((word) => all.includes(word))) return [];
    const starts = title.startsWith(words.join(" ")) ? 0 : 1;
    return [{ section, rank: words.every((word) => title.includes(word)) ? starts : 2 }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map((one) => one.section);
}

/**
 * The part of a text around the first word that was looked for.
 * @param {string} text
 * @param {string} query
 */
export function excerpt(text, query) {
  const first = plain(query).split(/\s+/).filter(Boolean)[0] ?? "";
  const at = Math.max(plain(text).indexOf(first) - 40, 0);
  const from = at ? text.indexOf(" ", at) + 1 : 0;
  return `${from ? "… " : ""}${text.slice(from, from + 140)}${text.length > from + 140 ? " …" : ""}`;
}

/** @type {(path: string) => Promise<Section[]>} */
async function fetched(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
  return answer.json();
}

/** @param {HTMLElement | null} box */
export function searchBox(box) {
  const input = box?.querySelector("input");
  const list = /** @type {HTMLElement | null} */ (box?.querySelector("#found"));
  if (!box || !input || !list) return;
  box.hidden = false;
  /** @type {Promise<Section[]> | undefined} */
  let index;
  let chosen = -1;
  const links = () => /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("a")]);
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  };
  const choose = (/** @type {number} */ number) => {
    const all = links();
    if (!all.length) return;
    chosen = (number + all.length) % all.length;
    for (const [k, link] of all.entries()) link.setAttribute("aria-selected", String(k === chosen));
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  };
  const show = async () => {
    const query = input.value;
    if (!query.trim()) return close();
    index ??= fetched(/** @type {string} */ (box.dataset.index));
    const sections = await index.catch(() => null);
    if (!sections) index = undefined; // the next letter tries again
    const found = matches(sections ?? [], query).slice(0, MANY);
    if (query !== input.value) return;
    list.replaceChildren(
      ...found.map((one, k) =>
        h(
          "a",
          { href: one.address, role: "option", id: `found-${k}`, "aria-selected": "false", tabindex: "-1" },
          h("strong", {}, one.title),
          h("span", {}, `${one.page}. ${excerpt(one.text, query)}`),
        ),
      ),
    );
    if (!found.length) {
      const nothing = { role: "option", "aria-selected": "false" };
      list.append(h("p", nothing, sections ? NOTHING : NO_INDEX));
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    chosen = -1;
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : Math.max(chosen, 0) - 1);
    } else if (event.key === "Enter") links()[Math.max(chosen, 0)]?.click();
    else if (event.key === "Escape") close();
  });
  list.addEventListener("click", close);
  document.addEventListener("click", (event) => {
    if (!box.contains(/** @type {Node} */ (event.target))) close();
  });
}
