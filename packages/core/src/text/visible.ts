/**
 * Whether there is anything to see: letters and symbols, but for those that fonts draw as nothing (Unicode's
 * Default_Ignorable_Code_Point, such as the Hangul filler) and the blank Braille pattern.
 */
export const isVisible = (text: string): boolean => /[^\p{C}\p{Z}\p{DI}\u2800]/u.test(text);
