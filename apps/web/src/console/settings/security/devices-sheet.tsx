export function DevicesSheet() {
  return null;
}
