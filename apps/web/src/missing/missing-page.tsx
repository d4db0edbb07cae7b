import { PublicFrame } from "../ui/public-frame.tsx";
import { MissingNote } from "./missing-note.tsx";

export function MissingPage() {
  return (
    <PublicFrame narrow>
      <MissingNote />
    </PublicFrame>
  );
}
