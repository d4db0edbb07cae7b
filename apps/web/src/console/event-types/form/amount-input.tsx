import { type InputHTMLAttributes, useState } from "react";
import { readAmount } from "../draft/notice.ts";

interface AmountInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> {
  value: number;
  /** With what is wrong about what was typed, and was made to fit. */
  onChange(amount: number, problem: string | null): void;
}

/** A whole number. What is typed stays as it is until one leaves; then the number it was taken for stands there. */
export function AmountInput({ value, onChange, ...input }: AmountInputProps) {
  const [text, setText] = useState<string | null>(null);
  return (
    <input
      {...input}
      className="input num"
      inputMode="numeric"
      autoComplete="off"
      value={text ?? String(value)}
      onChange={({ target }) => {
        setText(target.value);
        const { amount, problem } = readAmount(target.value);
        onChange(amount, problem);
      }}
      onBlur={() => setText(null)}
    />
  );
}
