import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import "./copy-button.css";
import { Icon } from "./icon.tsx";

interface CopyButtonProps {
  text: string;
  /** What is copied, for those who don't see what stands beside: "the link of Intro call". */
  what: string;
  label?: string;
  size?: "sm" | "lg";
  kind?: "primary" | "quiet";
  onCopied?: () => void;
}

/** Copies, and says so in its own place for two seconds. */
export function CopyButton({ text, what, label = "Copy", size = "sm", kind, onCopied }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
      onCopied?.();
    } catch {
      setState("refused");
    }
  };
  const words = { idle: label, copied: "Copied", refused: "Can’t copy" }[state];
  return (
    <Button
      size={size}
      kind={kind}
      className="copy"
      data-copied={state === "copied" || undefined}
      onClick={copy}
      aria-label={`${words} ${what}`}
    >
      <Icon of={state === "copied" ? Check : Copy} size="sm" />
      <span>{words}</span>
    </Button>
  );
}
