/** What a part of the tree reaches only through a file of its own, and why. */
const RESERVED = [
  {
    file: "apps/web/src/api/error-sentence.ts",
    under: "apps/web/src/console/",
    through: "apps/web/src/console/error-sentence.ts",
    why: "It tells whoever reads to turn to the host, and here the host reads.",
  },
] as const;

/** Why a file may not import another of its own house, or nothing when it may. */
export function detour(path: string, target: string): string | undefined {
  const found = RESERVED.find(
    ({ file, under, through }) => file === target && path.startsWith(under) && path !== through,
  );
  return found && `${found.why} Import ${found.through}.`;
}
