import type { PlainKey } from "@daybook/words/words";
import { safeLink } from "../booking/facts.ts";
import { t } from "../words/words.ts";

interface Place {
  kind: "in_person" | "phone" | "link" | "custom";
  value: string;
}

const unsaid = {
  in_person: "bookings.place.inPerson",
  phone: "booking.place.phone",
  link: "bookings.place.online",
  custom: "bookings.place.custom",
} as const satisfies Record<Place["kind"], PlainKey>;

/** Where it happens, in a line. */
export function placeWords({ kind, value }: Place): string {
  if (value !== "") return kind === "phone" ? t("booking.place.phoneWith", { value }) : value;
  return t(unsaid[kind]);
}

/** What the place opens: the call's page, or the number to dial. */
export function placeLink({ kind, value }: Place): string | null {
  if (kind === "link") return safeLink(value);
  return kind === "phone" && /^\+?\d[\d\s()./-]{4,}$/.test(value) ? `tel:${value.replace(/[^\d+]/g, "")}` : null;
}
