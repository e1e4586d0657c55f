// The arithmetic of the playground in float32, four numbers at a time: AssemblyScript, compiled to WebAssembly with SIMD.
// Every function works on the memory that it is given; pointers are in bytes, counts in numbers. operations.js has the same in JavaScript.

// out (rows, cols) += a (rows, inner) · b (inner, cols). a's rows and columns may be any distance apart, so that a transposed matrix needs no copy.
export function product(
  out: usize, a: usize, b: usize, rows: i32, inner: i32, cols: i32, rowStride: i32, innerStride: i32,
): void {
  const right = <usize>cols << 2, down = <usize>rowStride << 2, along = <usize>innerStride << 2;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    const start = a + <usize>row * down;
    let col = 0;
    for (; col + 8 <= cols; col += 8) {
      let o0 = out + <usize>row * right + (<usize>col << 2);
      let o1 = o0 + right, o2 = o1 + right, o3 = o2 + right;
      let s00 = v128.load(o0), s01 = v128.load(o0, 16), s10 = v128.load(o1), s11 = v128.load(o1, 16);
      let s20 = v128.load(o2), s21 = v128.load(o2, 16), s30 = v128.load(o3), s31 = v128.load(o3, 16);
      let p0 = start, p1 = p0 + down, p2 = p1 + down, p3 = p2 + down, q = b + (<usize>col << 2);
      for (let k = 0; k < inner; k++) {
        const b0 = v128.load(q), b1 = v128.load(q, 16);
        const a0 = v128.load32_splat(p0), a1 = v128.load32_splat(p1), a2 = v128.load32_splat(p2), a3 = v128.load32_splat(p3);
        s00 = f32x4.add(s00, f32x4.mul(a0, b0)); s01 = f32x4.add(s01, f32x4.mul(a0, b1));
        s10 = f32x4.add(s10, f32x4.mul(a1, b0)); s11 = f32x4.add(s11, f32x4.mul(a1, b1));
        s20 = f32x4.add(s20, f32x4.mul(a2, b0)); s21 = f32x4.add(s21, f32x4.mul(a2, b1));
        s30 = f32x4.add(s30, f32x4.mul(a3, b0)); s31 = f32x4.add(s31, f32x4.mul(a3, b1));
        p0 += along; p1 += along; p2 += along; p3 += along; q += right;
      }
      v128.store(o0, s00); v128.store(o0, s01, 16); v128.store(o1, s10); v128.store(o1, s11, 16);
      v128.store(o2, s20); v128.store(o2, s21, 16); v128.store(o3, s30); v128.store(o3, s31, 16);
    }
    for (let r = row; r < row + 4; r++) rowProduct(out, a, b, r, col, inner, cols, down, along);
  }
  for (; row < rows; row++) rowProduct(out, a, b, row, 0, inner, cols, down, along);
}

// What is left of a row from a column on.
function rowProduct(
  out: usize, a: usize, b: usize, row: i32, from: i32, inner: i32, cols: i32, down: usize, along: usize,
): void {
  const right = <usize>cols << 2, start = a + <usize>row * down;
  let col = from;
  for (; col + 4 <= cols; col += 4) {
    const o = out + <usize>row * right + (<usize>col << 2);
    let s = v128.load(o), p = start, q = b + (<usize>col << 2);
    for (let k = 0; k < inner; k++) {
      s = f32x4.add(s, f32x4.mul(v128.load32_splat(p), v128.load(q)));
      p += along; q += right;
    }
    v128.store(o, s);
  }
  for (; col < cols; col++) {
    const o = out + <usize>row * right + (<usize>col << 2);
    let s = load<f32>(o), p = start, q = b + (<usize>col << 2);
    for (let k = 0; k < inner; k++) {
      s += load<f32>(p) * load<f32>(q);
      p += along; q += right;
    }
    store<f32>(o, s);
  }
}

// e^x after Cephes: x = n ln 2 + r, a polynomial for e^r, and 2^n put into the exponent.
function exp4(given: v128): v128 {
  const x = f32x4.min(f32x4.max(given, f32x4.splat(-87.0)), f32x4.splat(87.0));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  const r = f32x4.add(f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1.0));
  return f32x4.mul(p, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23));
}

function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1.0);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

function tanh4(x: v128): v128 {
  const e = exp4(f32x4.mul(x, f32x4.splat(-2.0))), one = f32x4.splat(1.0);
  return f32x4.div(f32x4.sub(one, e), f32x4.add(one, e));
}

// In place, for the last one to three numbers too.
export function sigmoid(at: usize, n: i32): void {
  const end = at + (<usize>n << 2);
  for (; at + 16 <= end; at += 16) v128.store(at, sigmoid4(v128.load(at)));
  for (; at < end; at += 4) v128.store32_lane(at, sigmoid4(v128.load32_zero(at)), 0);
}

export function tanh(at: usize, n: i32): void {
  const end = at + (<usize>n << 2);
  for (; at + 16 <= end; at += 16) v128.store(at, tanh4(v128.load(at)));
  for (; at < end; at += 4) v128.store32_lane(at, tanh4(v128.load32_zero(at)), 0);
}

// Four numbers from an address, or where fewer are left, one.

@inline function get(at: usize, whole: bool): v128 {
  return whole ? v128.load(at) : v128.load32_zero(at);
}

@inline function put(at: usize, v: v128, whole: bool): void {
  if (whole) v128.store(at, v);
  else v128.store32_lane(at, v, 0);
}

// gates: i, f, g, o, n numbers each. c = f c_old + i g, shown = tanh c, h = o shown.
export function lstmForward(gates: usize, cOld: usize, c: usize, shown: usize, h: usize, n: i32): void {
  const block = <usize>n << 2;
  for (let k: usize = 0; k < block; ) {
    const whole = k + 16 <= block;
    const i = get(gates + k, whole), f = get(gates + block + k, whole);
    const g = get(gates + 2 * block + k, whole), o = get(gates + 3 * block + k, whole);
    const cell = f32x4.add(f32x4.mul(f, get(cOld + k, whole)), f32x4.mul(i, g));
    const seen = tanh4(cell);
    put(c + k, cell, whole);
    put(shown + k, seen, whole);
    put(h + k, f32x4.mul(o, seen), whole);
    k += whole ? 16 : 4;
  }
}

// From the gradients of h and c to those of the four sums; dc becomes that of c_old.
export function lstmBackward(gates: usize, cOld: usize, shown: usize, dh: usize, dc: usize, sums: usize, n: i32): void {
  const block = <usize>n << 2, one = f32x4.splat(1.0);
  for (let k: usize = 0; k < block; ) {
    const whole = k + 16 <= block;
    const i = get(gates + k, whole), f = get(gates + block + k, whole);
    const g = get(gates + 2 * block + k, whole), o = get(gates + 3 * block + k, whole);
    const seen = get(shown + k, whole), gh = get(dh + k, whole);
    const through = f32x4.mul(f32x4.mul(gh, o), f32x4.sub(one, f32x4.mul(seen, seen)));
    const gc = f32x4.add(get(dc + k, whole), through);
    put(sums + k, f32x4.mul(f32x4.mul(gc, g), f32x4.mul(i, f32x4.sub(one, i))), whole);
    put(sums + block + k, f32x4.mul(f32x4.mul(gc, get(cOld + k, whole)), f32x4.mul(f, f32x4.sub(one, f))), whole);
    put(sums + 2 * block + k, f32x4.mul(f32x4.mul(gc, i), f32x4.sub(one, f32x4.mul(g, g))), whole);
    put(sums + 3 * block + k, f32x4.mul(f32x4.mul(gh, seen), f32x4.mul(o, f32x4.sub(one, o))), whole);
    put(dc + k, f32x4.mul(gc, f), whole);
    k += whole ? 16 : 4;
  }
}

// gates: r and z done, n still a sum; n = tanh(sum + r fromH), h = (1 - z) n + z h_old.
export function gruForward(gates: usize, fromH: usize, hOld: usize, h: usize, n: i32): void {
  const block = <usize>n << 2, one = f32x4.splat(1.0);
  for (let k: usize = 0; k < block; ) {
    const whole = k + 16 <= block;
    const r = get(gates + k, whole), z = get(gates + block + k, whole);
    const fresh = tanh4(f32x4.add(get(gates + 2 * block + k, whole), f32x4.mul(r, get(fromH + k, whole))));
    put(gates + 2 * block + k, fresh, whole);
    put(h + k, f32x4.add(f32x4.mul(f32x4.sub(one, z), fresh), f32x4.mul(z, get(hOld + k, whole))), whole);
    k += whole ? 16 : 4;
  }
}

// From the gradient of h to those of the three sums and of fromH; dh becomes what goes straight to h_old.
export function gruBackward(gates: usize, fromH: usize, hOld: usize, dh: usize, sums: usize, dFromH: usize, n: i32): void {
  const block = <usize>n << 2, one = f32x4.splat(1.0);
  for (let k: usize = 0; k < block; ) {
    const whole = k + 16 <= block;
    const r = get(gates + k, whole), z = get(gates + block + k, whole), fresh = get(gates + 2 * block + k, whole);
    const gh = get(dh + k, whole);
    const gn = f32x4.mul(f32x4.mul(gh, f32x4.sub(one, z)), f32x4.sub(one, f32x4.mul(fresh, fresh)));
    put(sums + k, f32x4.mul(f32x4.mul(gn, get(fromH + k, whole)), f32x4.mul(r, f32x4.sub(one, r))), whole);
    put(sums + block + k,
      f32x4.mul(f32x4.mul(gh, f32x4.sub(get(hOld + k, whole), fresh)), f32x4.mul(z, f32x4.sub(one, z))), whole);
    put(sums + 2 * block + k, gn, whole);
    put(dFromH + k, f32x4.mul(gn, r), whole);
    put(dh + k, f32x4.mul(gh, z), whole);
    k += whole ? 16 : 4;
  }
}

// From the gradient of h = tanh(sum) to that of the sum.
export function rnnBackward(h: usize, dh: usize, sums: usize, n: i32): void {
  const block = <usize>n << 2, one = f32x4.splat(1.0);
  for (let k: usize = 0; k < block; ) {
    const whole = k + 16 <= block;
    const now = get(h + k, whole);
    put(sums + k, f32x4.mul(get(dh + k, whole), f32x4.sub(one, f32x4.mul(now, now))), whole);
    k += whole ? 16 : 4;
  }
}

// One step of Adam with the gradient times `scale`; `rate` and `wide` have the corrections for the first steps in them.
export function adam(
  at: usize, gradient: usize, mean: usize, square: usize, n: i32, scale: f32, rate: f32, wide: f32,
): void {
  const block = <usize>n << 2, all = f32x4.splat(scale), step = f32x4.splat(rate), root = f32x4.splat(wide);
  for (let k: usize = 0; k < block; ) {
    const whole = k + 16 <= block;
    const g = f32x4.mul(get(gradient + k, whole), all);
    const m = f32x4.add(f32x4.mul(get(mean + k, whole), f32x4.splat(0.9)), f32x4.mul(g, f32x4.splat(0.1)));
    const v = f32x4.add(f32x4.mul(get(square + k, whole), f32x4.splat(0.999)), f32x4.mul(f32x4.mul(g, g), f32x4.splat(0.001)));
    put(mean + k, m, whole);
    put(square + k, v, whole);
    const down = f32x4.add(f32x4.div(f32x4.sqrt(v), root), f32x4.splat(1e-8));
    put(at + k, f32x4.sub(get(at + k, whole), f32x4.div(f32x4.mul(step, m), down)), whole);
    k += whole ? 16 : 4;
  }
}
