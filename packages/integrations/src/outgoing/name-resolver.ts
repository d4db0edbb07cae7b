/** What a name stands for at the moment. */
export type Resolution =
  /** `aliases`: the names that were followed on the way. */
  | { kind: "addresses"; addresses: string[]; aliases: string[] }
  | { kind: "none" }
  | { kind: "unavailable"; reason: string };

/** Asks the public name system. Never throws. */
export interface NameResolver {
  resolve(name: string): Promise<Resolution>;
}
