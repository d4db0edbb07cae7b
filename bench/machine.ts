import { cpus, loadavg, totalmem, type } from "node:os";
import type { Server } from "./database/server.ts";
import { workerdBinary } from "./http/workerd.ts";

/** What the figures are measured on, told before it begins: the load is other people's then. */
export function machine(server: Server): string[] {
  const all = cpus();
  return [
    `${all[0]?.model ?? "unknown CPU"}, ${all.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} (${process.arch})`,
    `Node ${process.versions.node}, workerd ${workerdBinary().version}, Postgres ${server.version}`,
    `${new Date().toISOString().slice(0, 10)}; load average over five minutes when it began: ${loadavg()[1]?.toFixed(1)}`,
  ];
}
