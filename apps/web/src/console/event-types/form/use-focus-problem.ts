import { useEffect, useState } from "react";

/** Gives a function that takes the person to the first field that doesn't fit, once the fields say so. */
export function useFocusProblem(formId: string): () => void {
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    const field = document.querySelector<HTMLElement>(`#${formId} [aria-invalid="true"], #${formId} .field-error`);
    const control = field?.matches("[aria-invalid]")
      ? field
      : field?.parentElement?.querySelector<HTMLElement>("input");
    control?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: "center" });
  }, [asked, formId]);
  return () => setAsked((before) => before + 1);
}
