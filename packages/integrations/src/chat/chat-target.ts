export type ChatKind = "discord" | "slack" | "teams" | "matrix";

/** A room in another program. Whoever knows `url`, of Matrix `accessToken`, can write there. */
export type ChatTarget =
  | { kind: Exclude<ChatKind, "matrix">; url: string }
  /** `url` is the homeserver's. */
  | { kind: "matrix"; url: string; roomId: string; accessToken: string };

/** Why an address is none of this program's. `connector`: one of Teams' retired ones. */
export type ChatAddressFault = "host" | "path" | "connector" | "room";

interface Form {
  host: RegExp;
  path: RegExp;
}

const forms: Record<Exclude<ChatKind, "matrix">, Form> = {
  // https://discord.com/developers/docs/resources/webhook#execute-webhook
  discord: { host: /^((ptb|canary)\.)?discord(app)?\.com$/, path: /^\/api\/(v\d+\/)?webhooks\/\d+\/[\w-]+\/?$/ },
  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
  slack: { host: /^hooks\.slack(-gov)?\.com$/, path: /^\/services\/\w+\/\w+\/\w+\/?$/ },
  // Power Automate's “When a Teams webhook request is received”: addresses of 2024, and those since August 2025.
  teams: { host: /\.(logic\.azure\.(com|us)|powerplatform\.(com|us))$/, path: /\/workflows\/\w+\// },
};

/** What is wrong with a room's address, judged by its form alone; null when nothing is. */
export function chatAddressFault(target: ChatTarget): ChatAddressFault | null {
  const url = URL.parse(target.url);
  if (!url) return "host";
  if (target.kind === "matrix") {
    if (url.search !== "") return "path";
    // Since room version 12 an id names no server: https://spec.matrix.org/latest/appendices/#room-ids
    return /^![^\s]{1,254}$/.test(target.roomId) ? null : "room";
  }
  const { host, path } = forms[target.kind];
  if (target.kind === "teams" && /(^|\.)(webhook\.office\.com|outlook\.office(365)?\.com)$/.test(url.hostname))
    return "connector";
  if (!host.test(url.hostname)) return "host";
  return path.test(url.pathname) ? null : "path";
}

/** As much of a room's address as opens nothing: the server, and the end of what is secret. */
export function chatHint({ kind, url }: Pick<ChatTarget, "kind" | "url">): string {
  const { host, href } = URL.parse(url) ?? { host: "", href: url };
  return kind === "matrix" ? host : `${host}/…${href.slice(-4)}`;
}
