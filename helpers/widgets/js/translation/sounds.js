// The 39 sounds of the ARPAbet: a word that has each, its sign in the International Phonetic Alphabet, and a spelling to read aloud.

/** @typedef {{example: string, part: string, ipa: string, spelled: string, vowel: boolean}} Sound `part` is the example's part that sounds so. */

const VOWELS = `AA father a ɑ ah|AE cat a æ a|AH cut u ʌ uh|AO law aw ɔ aw|AW cow ow aʊ ow|AY hide i aɪ y|EH bed e ɛ e|ER bird ir ɝ er|EY
 day ay eɪ ay|IH sit i ɪ i|IY see ee i ee|OW go o oʊ oh|OY toy oy ɔɪ oy|UH book oo ʊ uu|UW two wo u oo`;
const CONSONANTS = `B be b b b|CH cheese ch tʃ ch|D day d d d|DH this th ð th|F fee f f f|G green g ɡ g|HH he h h h|JH jam j dʒ j|K key k k k|L
 lee l l l|M me m m m|N knee n n n|NG sing ng ŋ ng|P pea p p p|R red r ɹ r|S sea s s s|SH she sh ʃ sh|T tea t t t|TH thin th θ th|V van v v
 v|W we w w w|Y yes y j y|Z zoo z z z|ZH measure s ʒ zh`;

/** @type {Record<string, Sound>} */
export const SOUNDS = Object.fromEntries([...read(VOWELS, true), ...read(CONSONANTS, false)]);

/**
 * @param {string} table
 * @param {boolean} vowel
 * @returns {[string, Sound][]}
 */
function read(table, vowel) {
  return table.split("|").map((line) => {
    const [name, example, part, ipa, spelled] = line.split(/\s+/);
    return [name, { example, part, ipa, spelled, vowel }];
  });
}

/** @type {(sounds: string[]) => string} */
export function ipaOf(sounds) {
  return `/${sounds.map((name) => SOUNDS[name]?.ipa ?? "?").join("")}/`;
}

/**
 * A spelling that reads aloud like these sounds, roughly, in syllables: "ah-lee-see-uh". Each vowel takes one consonant before it along.
 * @type {(sounds: string[]) => string}
 */
export function respelled(sounds) {
  /** @type {string[]} */
  const syllables = [];
  let open = "";
  let voiced = false; // whether the open syllable has its vowel
  sounds.forEach((name, k) => {
    const { spelled, vowel } = SOUNDS[name] ?? { spelled: "", vowel: false };
    const before = k > 0 && !SOUNDS[sounds[k - 1]]?.vowel;
    if (vowel && voiced) {
      const carried = before ? (SOUNDS[sounds[k - 1]]?.spelled ?? "") : "";
      syllables.push(open.slice(0, open.length - carried.length));
      open = carried;
    }
    voiced ||= vowel;
    open += spelled;
  });
  return [...syllables, open].filter(Boolean).join("-");
}

/**
 * How many sounds must be put in, taken out or exchanged.
 * @type {(first: string[], second: string[]) => number}
 */
export function edits(first, second) {
  let row = Array.from({ length: second.length + 1 }, (_, k) => k);
  first.forEach((name, above) => {
    const next = [above + 1];
    second.forEach((other, k) => {
      next.push(Math.min(next[k] + 1, row[k + 1] + 1, row[k] + (name === other ? 0 : 1)));
    });
    row = next;
  });
  return row[second.length];
}
