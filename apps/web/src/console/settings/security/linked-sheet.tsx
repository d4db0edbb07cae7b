export function LinkedSheet() {
  return null;
}
