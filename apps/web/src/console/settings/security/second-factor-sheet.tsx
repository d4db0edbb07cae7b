export function SecondFactorSheet() {
  return null;
}
