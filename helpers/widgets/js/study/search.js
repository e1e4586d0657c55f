// Which entries of the glossary a query means.

/** @typedef {{name: string, aliases: string[], definition: string}} Words */

/**
 * Without case and diacritics: "Naïve" and "naive" are the same.
 * @param {string} text
 */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}

/**
 * The entries that have every word of the query: first those whose name or alias begins with it, then those with all its words in a name,
 * then those that only mention them. An empty query means all.
 * @template {Words} E
 * @param {E[]} entries
 * @param {string} query
 * @returns {E[]}
 */
export function found(entries, query) {
  const whole = plain(query).trim();
  const words = whole.split(/\s+/);
  const rank = (/** @type {E} */ entry) => {
    const names = [entry.name, ...entry.aliases].map(plain);
    if (names.some((name) => name.startsWith(whole))) return 0;
    if (words.every((word) => names.join(" ").includes(word))) return 1;
    const all = [...names, plain(entry.definition)].join(" ");
    return words.every((word) => all.includes(word)) ? 2 : 3;
  };
  const ranked = entries.map((entry) => ({ entry, rank: rank(entry) })).filter((one) => one.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank).map((one) => one.entry);
}
