import { createLucideIcon } from "lucide-react";

/** Lucide's shapes (ISC), drawn here: what is imported from it by name weighs on the first load of booking pages. */
export const WebhookIcon = createLucideIcon("webhook", [
  ["path", { d: "M18 16.98h-5.99c-1.1 0-1.95.94-2.48 1.9A4 4 0 0 1 2 17c.01-.7.2-1.4.57-2", key: "a" }],
  ["path", { d: "m6 17 3.13-5.78c.53-.97.1-2.18-.5-3.1a4 4 0 1 1 6.89-4.06", key: "b" }],
  ["path", { d: "m12 6 3.13 5.73C15.66 12.7 16.9 13 18 13a4 4 0 0 1 0 8", key: "c" }],
]);
export const SendIcon = createLucideIcon("send", [
  [
    "path",
    {
      d: "M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z",
      key: "a",
    },
  ],
  ["path", { d: "m21.854 2.147-10.94 10.939", key: "b" }],
]);
export const PauseIcon = createLucideIcon("pause", [
  ["rect", { x: "14", y: "3", width: "5", height: "18", rx: "1", key: "a" }],
  ["rect", { x: "5", y: "3", width: "5", height: "18", rx: "1", key: "b" }],
]);
