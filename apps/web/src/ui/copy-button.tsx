import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import "./copy-button.css";
import { Icon } from "./icon.tsx";

interface CopyButtonProps {
  text: string;
  /** What is copied, for those who don't see what stands beside: "the link of Intro call". */
  what: string;
  /** A beginning of "Copy" and what is copied, where "Copy" alone isn't clear: "Copy the link". */
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
  const verb = { idle: "Copy", copied: "Copied", refused: "Can’t copy" }[state];
  return (
    <Button
      size={size}
      kind={kind}
      className="copy"
      data-copied={state === "copied" || undefined}
      onClick={copy}
      aria-label={`${verb} ${what}`}
    >
      <Icon of={state === "copied" ? Check : Copy} size="sm" />
      <span>{state === "idle" ? label : verb}</span>
    </Button>
  );
}
