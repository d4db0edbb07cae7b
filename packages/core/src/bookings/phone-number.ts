/** A number of 5 to 15 digits (E.164), as people write them: `+351 912 345 678`, `(020) 7946-0018`. */
export const isPhoneNumber = (text: string): boolean =>
  /^\(?\+?[\d\s().\-/]+$/.test(text.trim()) && /^\d{5,15}$/.test(text.replace(/\D/g, ""));
