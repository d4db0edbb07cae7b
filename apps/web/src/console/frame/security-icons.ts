import { createLucideIcon } from "lucide-react";

/** Lucide's shapes (ISC), drawn here for the reason in `own-icons.ts`. */
export const PasskeyIcon = createLucideIcon("fingerprint", [
  ["path", { d: "M12 10a2 2 0 0 0-2 2c0 1.02-.1 2.51-.26 4", key: "a" }],
  ["path", { d: "M14 13.12c0 2.38 0 6.38-1 8.88", key: "b" }],
  ["path", { d: "M17.29 21.02c.12-.6.43-2.3.5-3.02", key: "c" }],
  ["path", { d: "M2 12a10 10 0 0 1 18-6", key: "d" }],
  ["path", { d: "M2 16h.01", key: "e" }],
  ["path", { d: "M21.8 16c.2-2 .131-5.354 0-6", key: "f" }],
  ["path", { d: "M5 19.5C5.5 18 6 15 6 12a6 6 0 0 1 .34-2", key: "g" }],
  ["path", { d: "M8.65 22c.21-.66.45-1.32.57-2", key: "h" }],
  ["path", { d: "M9 6.8a6 6 0 0 1 9 5.2v2", key: "i" }],
]);
export const PhoneIcon = createLucideIcon("smartphone", [
  ["rect", { width: "14", height: "20", x: "5", y: "2", rx: "2", ry: "2", key: "a" }],
  ["path", { d: "M12 18h.01", key: "b" }],
]);
export const SaveIcon = createLucideIcon("download", [
  ["path", { d: "M12 15V3", key: "a" }],
  ["path", { d: "M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4", key: "b" }],
  ["path", { d: "m7 10 5 5 5-5", key: "c" }],
]);
export const PrintIcon = createLucideIcon("printer", [
  ["path", { d: "M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2", key: "a" }],
  ["path", { d: "M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6", key: "b" }],
  ["rect", { x: "6", y: "14", width: "12", height: "8", rx: "1", key: "c" }],
]);
