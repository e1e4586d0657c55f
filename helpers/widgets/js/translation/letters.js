// What is typed, as the letters a to z that a network reads.

export const LONGEST = 30;

/**
 * Lower-case letters without accents, and what had to be left out.
 * @type {(text: string) => {letters: string[], changed: string[]}}
 */
export function lettersOf(text) {
  const letters = [],
    changed = new Set();
  for (const sign of text
    .trim()
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")) {
    const plain = sign.normalize("NFD").replace(/\p{M}/gu, "");
    if (/^[a-z]+$/.test(plain)) letters.push(...plain);
    if (plain !== sign || !/^[a-z]+$/.test(plain)) changed.add(sign);
  }
  return { letters: letters.slice(0, LONGEST), changed: [...changed] };
}
