import { t } from "../../words/words.ts";

/** Whom a booking is with; of one that has forgotten it, that it has. */
export const inviteeName = ({ name }: { name: string }): string => name || t("bookings.erased");
