export function PasskeysSheet() {
  return null;
}
