type Octets = [number, number, number, number];

/** https://www.iana.org/assignments/iana-ipv4-special-registry, multicast, and Azure's host. */
const SPECIAL = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "168.63.129.16/32",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
].map((range) => {
  const [address = "", bits] = range.split("/");
  const octets = address.split(".").map(Number) as Octets;
  return { start: numberOf(octets), size: 2 ** (32 - Number(bits)) };
});

function numberOf([a, b, c, d]: Octets): number {
  return ((a * 256 + b) * 256 + c) * 256 + d;
}

export const isSpecialIpv4 = (octets: Octets): boolean =>
  SPECIAL.some(({ start, size }) => numberOf(octets) >= start && numberOf(octets) < start + size);

const hex = (value: number) => value.toString(16);
const digits = (text: string, zero: number, step = 1) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit) * step));

/** An IPv4 address in every way in which some program reads it. The first is as people write it. */
export function spellings(octets: Octets): string[] {
  const [a, b, c, d] = octets;
  const number = numberOf(octets);
  const dotted = octets.join(".");
  return [
    dotted,
    `${dotted}.`,
    `${number}`,
    `${number}.`,
    `0x${hex(number)}`,
    `0X${hex(number).toUpperCase()}`,
    `0${number.toString(8)}`,
    `0000${number.toString(8)}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `0x${hex(a)}.0x${hex((b * 256 + c) * 256 + d)}`,
    octets.map((octet) => `0x${hex(octet)}`).join("."),
    octets.map((octet) => `0X00${hex(octet)}`).join("."),
    octets.map((octet) => `0${octet.toString(8)}`).join("."),
    octets.map((octet) => octet.toString(8).padStart(5, "0")).join("."),
    `0x${hex(a)}.${b}.0${c.toString(8)}.${d}`,
    digits(dotted, 0xff10),
    digits(dotted, 0x1d7ce),
    digits(dotted, 0x1d7f6),
    digits(dotted, 0x660),
    digits(dotted, 0x966),
    dotted.replaceAll(".", "。"),
    dotted.replaceAll(".", "．"),
    dotted.replaceAll(".", "｡"),
    dotted.replaceAll(".", "%2e"),
    dotted.replace(/\d/, (digit) => `%3${digit}`),
    dotted.replace(/\./, "\u00ad."),
    dotted.replace(/\./, "\u200b."),
    `user@${dotted}`,
    `example.com@${dotted}`,
    `${dotted}:25`,
    `[${dotted}]`,
  ];
}

/** An IPv4 address inside IPv6: mapped, compatible, translated, 6to4, Teredo, ISATAP. */
export function carriers(octets: Octets): string[] {
  const dotted = octets.join(".");
  const [a, b, c, d] = octets;
  const [high, low] = [hex(a * 256 + b), hex(c * 256 + d)];
  const [notHigh, notLow] = [hex((a * 256 + b) ^ 0xffff), hex((c * 256 + d) ^ 0xffff)];
  return [
    `[::ffff:${dotted}]`,
    `[::FFFF:${high}:${low}]`,
    `[0:0:0:0:0:ffff:${high}:${low}]`,
    `[::${dotted}]`,
    `[::${high}:${low}]`,
    `[::ffff:0:${dotted}]`,
    `[64:ff9b::${dotted}]`,
    `[64:ff9b::${high}:${low}]`,
    `[64:ff9b:1::${dotted}]`,
    `[2002:${high}:${low}::]`,
    `[2002:${high}:${low}::1]`,
    `[2001:0:${high}:${low}::1]`,
    `[2001:0:1:1:0:0:${notHigh}:${notLow}]`,
    `[2606:4700::5efe:${dotted}]`,
    `[2606:4700::200:5efe:${high}:${low}]`,
    `[fe80::5efe:${dotted}]`,
  ];
}
