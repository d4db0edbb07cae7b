export interface Check {
  what: string;
  state: "fine" | "wrong" | "not checked";
  found: string;
  /** What to do about it. */
  advice?: string;
}

export const fine = (what: string, found: string): Check => ({ what, state: "fine", found });
export const wrong = (what: string, found: string, advice: string): Check => ({ what, state: "wrong", found, advice });
export const skipped = (what: string, found: string): Check => ({ what, state: "not checked", found });

const SIGNS = { fine: "✓", wrong: "✗", "not checked": "–" };

export function print({ what, state, found, advice }: Check): void {
  console.log(`${SIGNS[state]} ${what.padEnd(12)} ${found}`);
  if (advice) console.log(`${" ".repeat(15)}${advice}`);
}
