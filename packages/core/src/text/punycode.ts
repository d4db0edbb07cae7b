/**
 * Punycode (RFC 3492), by which names of hosts in other scripts are written in ASCII. Its parameters are section 5's,
 * the names of the variables section 6's.
 */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_N = 128;
const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

function adapt(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

const threshold = (k: number, bias: number): number => Math.min(Math.max(k - bias, T_MIN), T_MAX);

function variableInteger(value: number, bias: number): string {
  let out = "";
  let q = value;
  for (let k = BASE; ; k += BASE) {
    const t = threshold(k, bias);
    if (q < t) return out + DIGITS[q];
    out += DIGITS[t + ((q - t) % (BASE - t))];
    q = Math.floor((q - t) / (BASE - t));
  }
}

/** A label in Punycode, without the `xn--`. */
export function encodePunycode(label: string): string {
  const points = Array.from(label, (char) => char.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < FIRST_N);
  let out = String.fromCodePoint(...basic) + (basic.length > 0 ? "-" : "");
  let [n, delta, bias, handled] = [FIRST_N, 0, FIRST_BIAS, basic.length];
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= n));
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      out += variableInteger(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return out;
}

/** The label that `encodePunycode` gave, or null for a text it never gives. */
export function decodePunycode(code: string): string | null {
  const split = code.lastIndexOf("-");
  const points = Array.from(code.slice(0, Math.max(split, 0)), (char) => char.codePointAt(0) ?? 0);
  let [n, i, bias] = [FIRST_N, 0, FIRST_BIAS];
  for (let at = split + 1; at < code.length; ) {
    const before = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = DIGITS.indexOf(code.charAt(at++).toLowerCase() || " ");
      if (digit < 0) return null;
      i += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= BASE - t;
    }
    bias = adapt(i - before, points.length + 1, before === 0);
    n += Math.floor(i / (points.length + 1));
    i %= points.length + 1;
    if (n > 0x10_ff_ff || (n >= 0xd800 && n < 0xe000)) return null;
    points.splice(i++, 0, n);
  }
  return String.fromCodePoint(...points);
}
