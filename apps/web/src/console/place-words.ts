import { safeLink } from "../booking/facts.ts";

interface Place {
  kind: "in_person" | "phone" | "link" | "custom";
  value: string;
}

/** Where it happens, in a line. */
export function placeWords({ kind, value }: Place): string {
  if (value !== "") return kind === "phone" ? `By phone: ${value}` : value;
  return { in_person: "In person", phone: "By phone", link: "Online", custom: "To be agreed" }[kind];
}

/** What the place opens: the call's page, or the number to dial. */
export function placeLink({ kind, value }: Place): string | null {
  if (kind === "link") return safeLink(value);
  return kind === "phone" && /^\+?\d[\d\s()./-]{4,}$/.test(value) ? `tel:${value.replace(/[^\d+]/g, "")}` : null;
}
