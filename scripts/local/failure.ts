/** Something the person at the keyboard can act on: printed as its message alone, never with a stack. */
export class Failure extends Error {
  override name = "Failure";
}

const DISK_FULL = /ENOSPC|No space left on device|could not extend file|SQLITE_FULL/i;

/** What went wrong, in one sentence, from an error and whatever the failing program printed. */
export function explain(error: unknown, output = ""): Failure {
  const text = `${error instanceof Error ? `${error.message} ${(error as NodeJS.ErrnoException).code ?? ""}` : String(error)}\n${output}`;
  if (DISK_FULL.test(text)) return new Failure("The disk is full. Free some space and start again; nothing is lost.");
  if (error instanceof Failure) return error;
  return new Failure(error instanceof Error ? error.message : String(error));
}
