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
export const KeyIcon = createLucideIcon("key-round", [
  [
    "path",
    {
      d: "M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4z",
      key: "a",
    },
  ],
  ["circle", { cx: "16.5", cy: "7.5", r: ".5", fill: "currentColor", key: "b" }],
]);
export const ChatIcon = createLucideIcon("messages-square", [
  [
    "path",
    {
      d: "M16 10a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 14.286V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2z",
      key: "a",
    },
  ],
  [
    "path",
    {
      d: "M20 9a2 2 0 0 1 2 2v10.286a.71.71 0 0 1-1.212.502l-2.202-2.202A2 2 0 0 0 17.172 19H10a2 2 0 0 1-2-2v-1",
      key: "b",
    },
  ],
]);
export const HashIcon = createLucideIcon("hash", [
  ["line", { x1: "4", x2: "20", y1: "9", y2: "9", key: "a" }],
  ["line", { x1: "4", x2: "20", y1: "15", y2: "15", key: "b" }],
  ["line", { x1: "10", x2: "8", y1: "3", y2: "21", key: "c" }],
  ["line", { x1: "16", x2: "14", y1: "3", y2: "21", key: "d" }],
]);
export const PeopleIcon = createLucideIcon("users-round", [
  ["path", { d: "M18 21a8 8 0 0 0-16 0", key: "a" }],
  ["circle", { cx: "10", cy: "8", r: "5", key: "b" }],
  ["path", { d: "M22 20c0-3.37-2-6.5-4-8a5 5 0 0 0-.45-8.3", key: "c" }],
]);
export const BracketsIcon = createLucideIcon("brackets", [
  ["path", { d: "M16 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-3", key: "a" }],
  ["path", { d: "M8 21H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h3", key: "b" }],
]);
export const LaptopIcon = createLucideIcon("laptop-minimal", [
  ["rect", { width: "18", height: "12", x: "3", y: "4", rx: "2", ry: "2", key: "a" }],
  ["line", { x1: "2", x2: "22", y1: "20", y2: "20", key: "b" }],
]);
export const PhoneIcon = createLucideIcon("smartphone", [
  ["rect", { width: "14", height: "20", x: "5", y: "2", rx: "2", ry: "2", key: "a" }],
  ["path", { d: "M12 18h.01", key: "b" }],
]);
export const TabletIcon = createLucideIcon("tablet", [
  ["rect", { width: "16", height: "20", x: "4", y: "2", rx: "2", ry: "2", key: "a" }],
  ["line", { x1: "12", x2: "12.01", y1: "18", y2: "18", key: "b" }],
]);
export const TerminalIcon = createLucideIcon("terminal", [
  ["path", { d: "M12 19h8", key: "a" }],
  ["path", { d: "m4 17 6-6-6-6", key: "b" }],
]);
export const MailIcon = createLucideIcon("mail", [
  ["path", { d: "m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7", key: "a" }],
  ["rect", { x: "2", y: "4", width: "20", height: "16", rx: "2", key: "b" }],
]);
