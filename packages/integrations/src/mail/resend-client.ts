import { type Response as Answer, Resend } from "resend";

type AnswerError = Extract<Answer<unknown>, { error: object }>["error"];

/**
 * Resend's own client over a `fetch` of ours. Its transport takes the status from the answer's body, which a proxy in
 * between leaves out, and hides why an answer never came; both decide here whether to try again.
 */
export class ResendClient extends Resend {
  readonly #fetch: typeof fetch;

  constructor(apiKey: string, baseUrl?: string, ownFetch?: typeof fetch) {
    super(apiKey, baseUrl === undefined ? {} : { baseUrl });
    // Called bare: workerd's fetch refuses to be a method of something else.
    this.#fetch = ownFetch ?? ((input, init) => fetch(input, init));
  }

  override async fetchRequest<T>(path: string, options: RequestInit = {}): Promise<Answer<T>> {
    const send = this.#fetch;
    try {
      const response = await send(`${this.baseUrl}${path}`, options);
      const headers = Object.fromEntries(response.headers);
      const body: unknown = await response.json().catch(() => null);
      if (response.ok && body !== null) return { data: body as T, error: null, headers };
      return { data: null, error: errorOf(response.status, body), headers };
    } catch (cause) {
      const message = `No answer from Resend: ${cause instanceof Error ? cause.message : String(cause)}`;
      return { data: null, error: { name: "application_error", statusCode: null, message }, headers: null };
    }
  }
}

function errorOf(status: number, body: unknown): AnswerError {
  const { name, message } = (body ?? {}) as Partial<AnswerError>;
  return {
    name: name ?? "application_error",
    message: message ?? "an answer without words",
    // A success that says nothing counts as no answer: the same key finds out what became of it.
    statusCode: status < 400 ? null : status,
  };
}
