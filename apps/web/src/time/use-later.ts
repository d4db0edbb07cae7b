import { useEffect, useState } from "react";

/** The value once it has stood still for some milliseconds. */
export function useLater<T>(value: T, wait: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return later;
}
