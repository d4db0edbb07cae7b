import { WorkerEntrypoint } from "cloudflare:workers";

/**
 * Writes what `logError` tells. Everything that is logged while a call is answered is kept beside the call's whole
 * address, which may hold a token; this is a call of its own, by RPC, and has no address.
 */
export class Journal extends WorkerEntrypoint {
  write(text: string): void {
    console.error(text);
  }
}
