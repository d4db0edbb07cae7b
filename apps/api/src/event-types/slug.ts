import { slugProblem } from "@daybook/contract/names";
import type { Words } from "@daybook/words/words";

/** A slug from a title: small Latin letters, digits, hyphens; a fallback where nothing of it is left. */
export function slugFrom(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return slugProblem(plain) === null ? plain : "meeting";
}

/** The slug of a copy. */
export const copySlug = (slug: string): string => `${slug.slice(0, 50).replace(/-+$/, "")}-copy`;

/** Characters of a title. */
const LONGEST = 120;

/** The title of a copy, within the length of a title. */
export function copyTitle(title: string, { t }: Words): string {
  const ours = [...t("copies.title", { title: "" })].length;
  return t("copies.title", {
    title: [...title]
      .slice(0, LONGEST - ours)
      .join("")
      .trimEnd(),
  });
}

/** The first of `slug`, `slug-2`, `slug-3`… that isn't taken. */
export function freeSlug(slug: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  if (!all.has(slug)) return slug;
  for (let i = 2; ; i++) if (!all.has(`${slug}-${i}`)) return `${slug}-${i}`;
}
