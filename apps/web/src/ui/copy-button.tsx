import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "../device/copy-text.ts";
import { t } from "../words/words.ts";
import { Button } from "./button.tsx";
import "./copy-button.css";
import { Icon } from "./icon.tsx";

export type CopyState = "idle" | "copied" | "refused";

interface CopyButtonProps {
  text: string;
  /** For those who don’t see what stands beside: "Copy the link of Intro call", and the like for the other states. */
  name(state: CopyState): string;
  /** What is seen, where "Copy" alone isn't clear: "Copy the link". */
  label?: string;
  size?: "sm" | "lg";
  kind?: "primary" | "quiet";
  onCopied?: () => void;
}

/** Copies, and says so in its own place for two seconds. */
export function CopyButton({ text, name, label, size = "sm", kind, onCopied }: CopyButtonProps) {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    const copied = await copyText(text);
    setState(copied ? "copied" : "refused");
    if (copied) onCopied?.();
  };
  return (
    <Button
      size={size}
      kind={kind}
      className="copy"
      data-copied={state === "copied" || undefined}
      onClick={copy}
      aria-label={name(state)}
    >
      <Icon of={state === "copied" ? Check : Copy} size="sm" />
      <span>{state === "idle" && label ? label : t("ui.copy", { state })}</span>
    </Button>
  );
}
