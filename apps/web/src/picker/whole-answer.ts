import type { SlotsAnswer } from "@daybook/contract/pages";

/** An answer that was cut, with all that follows it, each part asked from where the one before ended. */
export async function wholeAnswer(from: string, ask: (from: string) => Promise<SlotsAnswer>): Promise<SlotsAnswer> {
  const { nextFrom, ...answer } = await ask(from);
  if (nextFrom === undefined) return answer;
  const rest = await wholeAnswer(nextFrom, ask);
  return {
    // Events since the older part are applied to the newer one too: the last of them leaves it as it is.
    version: Math.min(answer.version, rest.version),
    stale: answer.stale || rest.stale,
    slots: [...answer.slots, ...rest.slots],
    held: [...answer.held, ...rest.held],
  };
}
