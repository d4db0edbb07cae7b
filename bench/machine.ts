import { cpus, totalmem, type } from "node:os";
import type { Server } from "./database/server.ts";
import { workerdBinary } from "./http/workerd.ts";

/** What the figures were measured on. */
export function machine(server: Server | null): string[] {
  const all = cpus();
  return [
    `${all[0]?.model ?? "unknown CPU"}, ${all.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} (${process.arch})`,
    `Node ${process.versions.node}, workerd ${workerdBinary().version}${server ? `, Postgres ${server.version}` : ""}`,
    new Date().toISOString().slice(0, 10),
  ];
}
