export function EmailSheet() {
  return null;
}
