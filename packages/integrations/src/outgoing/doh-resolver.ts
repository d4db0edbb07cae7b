import type { NameResolver, Resolution } from "./name-resolver.ts";
import { readCut } from "./read-cut.ts";

export interface DohSettings {
  /** A name server that answers `application/dns-json`; Cloudflare's unless told. */
  url?: string;
  /** Milliseconds for both questions; 3,000 unless told. */
  timeout?: number;
  fetch?: typeof fetch;
}

const TYPES = { A: 1, CNAME: 5, AAAA: 28 } as const;
const LARGEST = 64 * 1_024;

interface Answer {
  type: number;
  data: string;
}

/**
 * Names by DNS over HTTPS: a Worker has no other way, and this is the name server that its fetch asks too.
 * https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/
 */
export function dohResolver(settings: DohSettings = {}): NameResolver {
  const { url = "https://cloudflare-dns.com/dns-query", timeout = 3_000, fetch: send = fetch } = settings;

  async function ask(name: string, type: "A" | "AAAA", signal: AbortSignal): Promise<Answer[]> {
    const response = await send(`${url}?name=${encodeURIComponent(name)}&type=${type}`, {
      headers: { accept: "application/dns-json" },
      redirect: "manual",
      signal,
    });
    const { bytes } = await readCut(response.body, LARGEST, signal);
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    const { Status, Answer: answers = [], TC } = JSON.parse(new TextDecoder().decode(bytes)) as Told;
    // RFC 1035 4.1.1, 3: no such name.
    if ((Status !== 0 && Status !== 3) || TC === true || !Array.isArray(answers)) throw new Error(`code ${Status}`);
    return answers.map((answer) => ({ type: Number(answer?.type), data: String(answer?.data) }));
  }

  return {
    async resolve(name): Promise<Resolution> {
      try {
        const signal = AbortSignal.timeout(timeout);
        const answers = (await Promise.all([ask(name, "A", signal), ask(name, "AAAA", signal)])).flat();
        const ofType = (...types: number[]) =>
          answers.filter(({ type }) => types.includes(type)).map(({ data }) => data);
        const addresses = [...new Set(ofType(TYPES.A, TYPES.AAAA))];
        const aliases = [...new Set(ofType(TYPES.CNAME).map((alias) => alias.toLowerCase().replace(/\.$/, "")))];
        return addresses.length > 0 ? { kind: "addresses", addresses, aliases } : { kind: "none" };
      } catch (error) {
        return { kind: "unavailable", reason: `The name server didn't answer: ${(error as Error).message}` };
      }
    },
  };
}

interface Told {
  Status?: number;
  TC?: boolean;
  Answer?: { type?: number; data?: string }[];
}
