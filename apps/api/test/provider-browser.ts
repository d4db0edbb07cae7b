import type { Provider } from "@daybook/contract/providers";
import type { Answer, Daybook } from "./daybook.ts";

export interface Returned {
  state?: string;
  code?: string;
  iss?: string;
  error?: string;
}

/** A browser that goes to a service and back: it keeps Daybook's cookies. */
export class ProviderBrowser {
  readonly jar = new Map<string, string>();
  readonly #daybook: Daybook;
  constructor(daybook: Daybook) {
    this.#daybook = daybook;
  }

  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = { "sec-fetch-site": "same-origin", ...(cookie ? { cookie } : {}), ...headers };
    const answer = await this.#daybook.call(method, path, body, { headers: sent });
    for (const one of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (one.split(";")[0] ?? "").split("=");
      if (value === "") this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return answer;
  }

  /** Where it is sent by the button of a service. */
  async start(provider: Provider, path = "/v1/provider-flows"): Promise<string> {
    const started = await this.call("POST", path, { provider });
    if (started.status !== 201) throw new Error(`start: ${started.status} ${started.text}`);
    return started.json.url;
  }

  /** Comes back with what the service added to the address. */
  complete = (provider: Provider, returned: Returned): Promise<Answer> =>
    this.call("POST", "/v1/provider-flows/completion", { provider, ...returned });

  /** There, as whoever has this address or login there, and back. */
  async throughAs(provider: Provider, who: string, path?: string): Promise<Answer> {
    return this.complete(provider, await chooseAt(await this.start(provider, path), who));
  }
}

/** Presses somebody's button on an emulator's page, and tells what the browser is sent back with. */
export async function chooseAt(url: string, who: string): Promise<Returned> {
  const page = await (await fetch(url)).text();
  for (const [, action = "", form = ""] of page.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)) {
    const fields = [...form.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(
      ([, name = "", value = ""]): [string, string] => [name, value.replaceAll("&amp;", "&")],
    );
    if (!form.includes(who)) continue;
    const answer = await fetch(new URL(action, url), {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    const back = new URL(answer.headers.get("location") ?? "");
    return Object.fromEntries(back.searchParams);
  }
  throw new Error(`Nobody is called ${who} there: ${page.slice(0, 2_000)}`);
}
