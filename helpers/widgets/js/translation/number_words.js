// Numbers from 0 to 9999 in words, as num2words writes them: in English, in German, in French.

const ENGLISH = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  "twenty thirty forty fifty sixty seventy eighty ninety",
].map((words) => words.split(" "));
const GERMAN = [
  "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
  "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
].map((words) => words.split(" "));
const FRENCH = [
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
  "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt",
].map((words) => words.split(" "));

/** @type {(n: number, size: number) => [number, number]} */
const split = (n, size) => [Math.floor(n / size), n % size];

/**
 * "one thousand, two hundred and thirty-four"
 * @type {(n: number) => string}
 */
export function english(n) {
  const [thousands, below] = split(n, 1000),
    [hundreds, rest] = split(below, 100);
  const parts = [
    thousands ? `${ENGLISH[0][thousands]} thousand` : "",
    hundreds ? `${ENGLISH[0][hundreds]} hundred` : "",
  ].filter(Boolean);
  if (!rest && parts.length) return parts.join(", ");
  const [tens, ones] = split(rest, 10);
  const words =
    rest < 20 ? ENGLISH[0][rest] : [ENGLISH[1][tens - 2], ones ? ENGLISH[0][ones] : ""].filter(Boolean).join("-");
  return parts.length ? `${parts.join(", ")} and ${words}` : words;
}

/**
 * "eintausendzweihundertvierunddreißig"
 * @type {(n: number) => string}
 */
export function german(n) {
  const [thousands, below] = split(n, 1000),
    [hundreds, rest] = split(below, 100);
  const before =
    (thousands ? `${GERMAN[0][thousands]}tausend` : "") + (hundreds ? `${GERMAN[0][hundreds]}hundert` : "");
  if (!rest && before) return before;
  const [tens, ones] = split(rest, 10);
  if (rest === 1) return `${before}eins`;
  if (rest < 20) return before + GERMAN[0][rest];
  return before + (ones ? `${GERMAN[0][ones]}und` : "") + GERMAN[1][tens - 2];
}

/**
 * "mille deux cent trente-quatre"
 * @type {(n: number) => string}
 */
export function french(n) {
  const [thousands, below] = split(n, 1000),
    [hundreds, rest] = split(below, 100);
  const many = (/** @type {number} */ count, /** @type {string} */ word) =>
    count === 1 ? word : `${FRENCH[0][count]} ${word}`;
  const words = [];
  if (thousands) words.push(many(thousands, "mille"));
  if (hundreds) words.push(many(hundreds, "cent") + (hundreds > 1 && !rest ? "s" : ""));
  if (rest || !words.length) words.push(belowHundred(rest));
  return words.join(" ");
}

/** @type {(n: number) => string} */
function belowHundred(n) {
  if (n < 20) return FRENCH[0][n];
  const tens = Math.floor(n / 10),
    word = FRENCH[1][tens - 2];
  const ones = n - 10 * (tens === 7 || tens === 9 ? tens - 1 : tens); // 71 is sixty and eleven, 91 four times twenty and eleven
  if (!ones) return tens === 8 ? `${word}s` : word;
  return word + (tens < 8 && (ones === 1 || ones === 11) ? " et " : "-") + FRENCH[0][ones];
}
