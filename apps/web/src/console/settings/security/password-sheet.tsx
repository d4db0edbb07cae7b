export function PasswordSheet() {
  return null;
}
