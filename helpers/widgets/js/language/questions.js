// Questions to a text whose answers a rule knows: is this place inside quotes, does the line end soon? An answer stands after each symbol.

/** @typedef {{id: string, ask: string, mark: (text: string) => Uint8Array<ArrayBuffer>}} Question */

const SOON = 5; // symbols

/**
 * What is open after each symbol of a program in Python: a string, a comment, brackets. Its quotes themselves are outside of a string.
 * @type {(text: string) => {quoted: Uint8Array<ArrayBuffer>, comment: Uint8Array<ArrayBuffer>, brackets: Uint8Array<ArrayBuffer>}}
 */
export function scanProgram(text) {
  const [quoted, comment, brackets] = [0, 1, 2].map(() => new Uint8Array(text.length));
  let quote = "", // that closes the string
    note = false,
    depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    let wide = 1; // symbols that belong together
    if (note) note = sign !== "\n";
    else if (quote) {
      if (sign === "\\") wide = 2;
      else if (text.startsWith(quote, at)) {
        wide = quote.length;
        quote = "";
      } else if (sign === "\n" && quote.length === 1) quote = ""; // a string that nobody closed
    } else if (sign === "#") note = true;
    else if (sign === '"' || sign === "'") {
      quote = text.startsWith(sign.repeat(3), at) ? sign.repeat(3) : sign;
      wide = quote.length;
    } else if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign)) depth = Math.max(0, depth - 1);
    const last = Math.min(at + wide, text.length) - 1;
    for (let k = at; k <= last; k += 1) {
      quoted[k] = Number(quote !== "" && (k === last || wide === 2));
      comment[k] = Number(note);
      brackets[k] = Number(depth > 0);
    }
    at = last;
  }
  return { quoted, comment, brackets };
}

/**
 * A mark for each symbol, by what stands up to it and after it.
 * @type {(is: (text: string, at: number) => boolean) => (text: string) => Uint8Array<ArrayBuffer>}
 */
const each = (is) => (text) => Uint8Array.from({ length: text.length }, (_, at) => Number(is(text, at)));

/**
 * Between two signs of a prose text; both close at the end of a paragraph.
 * @type {(opens: string, closes: string) => (text: string) => Uint8Array<ArrayBuffer>}
 */
function between(opens, closes) {
  return (text) => {
    let inside = false;
    return Uint8Array.from(text, (sign) => {
      if (inside ? sign === closes || sign === "\n" : sign === opens) inside = !inside;
      return Number(inside);
    });
  };
}

/** @type {(far: number) => (text: string) => Uint8Array<ArrayBuffer>} */
const endsWithin = (far) => each((text, at) => text.slice(at + 1, at + 1 + far).includes("\n"));

const DEEP = {
  id: "deep",
  ask: "in a word, at its fourth letter or later?",
  mark: each((text, at) => /^\w{4}$/.test(text.slice(Math.max(0, at - 3), at + 1))),
};
const SOON_OVER = { id: "end", ask: `does the line end within ${SOON} characters?`, mark: endsWithin(SOON) };

/** @type {Record<string, Question[]>} By the sort of text. */
export const QUESTIONS = {
  code: [
    { id: "brackets", ask: "inside brackets?", mark: (text) => scanProgram(text).brackets },
    { id: "quotes", ask: "inside quotes?", mark: (text) => scanProgram(text).quoted },
    { id: "comment", ask: "inside a comment?", mark: (text) => scanProgram(text).comment },
    {
      id: "indent",
      ask: "in the indentation?",
      mark: each((text, at) => /^ *$/.test(text.slice(text.lastIndexOf("\n", at) + 1, at + 1))),
    },
    SOON_OVER,
    DEEP,
  ],
  prose: [
    { id: "quotes", ask: "inside quotes?", mark: between('"', '"') },
    { id: "brackets", ask: "inside brackets?", mark: between("(", ")") },
    { id: "name", ask: "in the name of who speaks?", mark: each(inName) },
    SOON_OVER,
    DEEP,
  ],
  list: [
    { id: "end", ask: "does the word end within 2 letters?", mark: endsWithin(2) },
    { id: "vowel", ask: "is a vowel next?", mark: each((text, at) => "aeiou".includes(text[at + 1] || "-")) },
    DEEP,
  ],
};

/** @type {(text: string, at: number) => boolean} */
function inName(text, at) {
  const from = text.lastIndexOf("\n", at) + 1;
  const line = text.slice(from).split("\n", 1)[0];
  return at >= from && /^[A-Z][\w ']*:/.test(line) && at - from <= line.indexOf(":");
}
