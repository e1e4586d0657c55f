// Python's `random.Random(text)`, as far as a test draws from it: a test that was begun in Jupyter goes on here with the same numbers.
// Source: Matsumoto and Nishimura, Mersenne Twister (1998), as CPython's _randommodule.c seeds it; SHA-512 by FIPS 180-4.

const SIZE = 624;

/** @param {string} seed */
export function pythonRandom(seed) {
  const state = seeded(keyOf(seed));
  let at = SIZE;

  /** The next 32 bits. */
  function word() {
    if (at === SIZE) {
      twist(state);
      at = 0;
    }
    let bits = state[at++];
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  }

  /** A whole number from 0 up to `count`, without it. @param {number} count */
  function below(count) {
    const bits = 32 - Math.clz32(count);
    for (;;) {
      const drawn = word() >>> (32 - bits);
      if (drawn < count) return drawn;
    }
  }

  return {
    below,
    /** Shuffles a list in place. @param {any[]} list */
    shuffle(list) {
      for (let k = list.length - 1; k > 0; k--) {
        const other = below(k + 1);
        [list[k], list[other]] = [list[other], list[k]];
      }
    },
  };
}

/** The words that a text seeds with: its bytes and their SHA-512 as one large number, the lowest word first. @param {string} seed */
function keyOf(seed) {
  const text = new TextEncoder().encode(seed);
  const bytes = new Uint8Array([...text, ...sha512(text)]).reverse();
  const words = [];
  for (let k = 0; k < bytes.length; k += 4)
    words.push((bytes[k] | (bytes[k + 1] << 8) | (bytes[k + 2] << 16) | (bytes[k + 3] << 24)) >>> 0);
  while (words.length > 1 && words.at(-1) === 0) words.pop();
  return words;
}

/** @param {number[]} key */
function seeded(key) {
  const state = new Uint32Array(SIZE);
  state[0] = 19650218;
  for (let k = 1; k < SIZE; k++) state[k] = Math.imul(1812433253, state[k - 1] ^ (state[k - 1] >>> 30)) + k;
  let at = 1;
  const next = (factor, add) => {
    state[at] = (state[at] ^ Math.imul(state[at - 1] ^ (state[at - 1] >>> 30), factor)) + add(at);
    at += 1;
    if (at >= SIZE) {
      state[0] = state[SIZE - 1];
      at = 1;
    }
  };
  for (let k = 0; k < Math.max(SIZE, key.length); k++) next(1664525, () => key[k % key.length] + (k % key.length));
  for (let k = 0; k < SIZE - 1; k++) next(1566083941, (where) => -where);
  state[0] = 0x80000000;
  return state;
}

/** @param {Uint32Array} state */
function twist(state) {
  for (let k = 0; k < SIZE; k++) {
    const both = (state[k] & 0x80000000) | (state[(k + 1) % SIZE] & 0x7fffffff);
    state[k] = state[(k + 397) % SIZE] ^ (both >>> 1) ^ (both & 1 ? 0x9908b0df : 0);
  }
}

const MASK = (1n << 64n) - 1n;
const PRIMES = primes(80);
const START = PRIMES.slice(0, 8).map((prime) => root(prime, 2n));
const ROUNDS = PRIMES.map((prime) => root(prime, 3n));

/** @param {Uint8Array} text */
function sha512(text) {
  const length = Math.ceil((text.length + 17) / 128) * 128;
  const padded = new Uint8Array(length);
  padded.set(text);
  padded[text.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(length - 8, BigInt(text.length * 8));
  const turn = (/** @type {bigint} */ value, /** @type {bigint} */ by) =>
    ((value >> by) | (value << (64n - by))) & MASK;
  const hash = [...START];
  for (let block = 0; block < length; block += 128) {
    const words = Array.from({ length: 16 }, (_, k) => view.getBigUint64(block + 8 * k));
    for (let k = 16; k < 80; k++) {
      const [early, late] = [words[k - 15], words[k - 2]];
      const first = turn(early, 1n) ^ turn(early, 8n) ^ (early >> 7n);
      const second = turn(late, 19n) ^ turn(late, 61n) ^ (late >> 6n);
      words.push((words[k - 16] + first + words[k - 7] + second) & MASK);
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let k = 0; k < 80; k++) {
      const choice = (e & f) ^ (~e & MASK & g);
      const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + choice + ROUNDS[k] + words[k];
      const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [(one + two) & MASK, a, b, c, (d + one) & MASK, e, f, g];
    }
    for (const [k, value] of [a, b, c, d, e, f, g, h].entries()) hash[k] = (hash[k] + value) & MASK;
  }
  const out = new DataView(new ArrayBuffer(64));
  for (const [k, value] of hash.entries()) out.setBigUint64(8 * k, value);
  return new Uint8Array(out.buffer);
}

/** The first 64 bits of the fraction of a prime's root. @type {(prime: bigint, degree: bigint) => bigint} */
function root(prime, degree) {
  const target = prime << (64n * degree);
  let [low, high] = [0n, prime << 64n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= target) low = middle;
    else high = middle;
  }
  return low & MASK;
}

/** @type {(count: number) => bigint[]} */
function primes(count) {
  const found = [2n];
  for (let one = 3n; found.length < count; one += 2n) if (found.every((prime) => one % prime)) found.push(one);
  return found;
}
