import type { Connect } from "@daybook/db/connection";

/** The same, with at most `most` connections open at once; who comes later waits for one to end. */
export function fewAtOnce(connect: Connect, most: number): Connect {
  const waiting: (() => void)[] = [];
  let open = 0;
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else open--;
  };
  return async () => {
    if (open < most) open++;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      const { db, end } = await connect();
      return { db, end: () => end().finally(leave) };
    } catch (error) {
      leave();
      throw error;
    }
  };
}
