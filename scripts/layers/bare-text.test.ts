import { expect, test } from "vitest";
import { bareTexts } from "./bare-text.ts";

const PATH = "apps/web/src/some/page.tsx";
const found = (element: string, before = "") =>
  bareTexts([
    { path: PATH, text: `${before}\nexport const Page = ({ t, open, name, rows }: Props) => (\n  ${element}\n);\n` },
  ]);

test.each([
  "<p>{open && <b>{name}</b>} {t('booking.next')}</p>",
  "<p>{open && <b />} Daybook</p>",
  "<p><b>{name}</b> {open && t('booking.next')}</p>",
  "<p><b>{name}</b> {open ? t('booking.next') : null}</p>",
  "<p><b>{name}</b> {open ? t('booking.next') : <i>{name}</i>}</p>",
  "<ul>{rows.map((row) => <li key={row}>{row}</li>)}{t('booking.next')}</ul>",
  "<ul>{rows?.map((row) => <li key={row}>{row}</li>)}{name}</ul>",
  "<>{t('booking.next')} <b /></>",
  "<><b />{' '}<b /></>",
  "<p><Sometimes /> {name}</p>",
  "<p>{icon} {name}</p>",
  "<div>{open ? <p><i /> {t('booking.next')}</p> : <p>{name}</p>}</div>",
])("%s is refused", (element) => {
  const before = "interface Props { icon?: ReactNode }\nfunction Sometimes() {\n  return null;\n}";
  expect(found(element, before).map(({ path }) => path)).toEqual([PATH]);
});

test.each([
  "<p>{open ? t('booking.next') : null}</p>",
  "<p>{open ? t('booking.next') : <b />}</p>",
  "<p>{open ? t('booking.next') : t('booking.back')} <b>{name}</b></p>",
  "<p><i /> {t('booking.next')}</p>",
  "<p>{t('booking.next')} {open && <b>{name}</b>}</p>",
  "<p>{open && <b />}<span>{t('booking.next')}</span></p>",
  "<><span>{t('booking.next')}</span> <b /></>".replace("</span> <b />", "</span>\n<b />"),
  "<p>{open && <b />}{title}</p>",
  "<p>{open && <b />}{line(name)}</p>",
])("%s is taken", (element) => {
  const before = "const title = <b />;\nconst line = (text: string) => <i>{text}</i>;";
  expect(found(element, before)).toEqual([]);
});

test("what a function returns in one case or another takes the place of the other", () => {
  const either = (first: string) =>
    `function Either({ open, t }) {\n  if (open) return ${first};\n  return (\n    <Badge>{t('a')}</Badge>\n  );\n}`;
  expect(found("<p />", either("<Badge><i /> {t('b')}</Badge>")).map(({ line }) => line)).toEqual([2]);
  expect(found("<p />", either("<b><i /> {t('b')}</b>"))).toEqual([]);
});

test("it says the line of the text", () => {
  expect(found("<p>\n    {open && <b />}\n    <i />\n    {name}\n  </p>").map(({ line }) => line)).toEqual([6]);
});

test("tests and other packages are left alone", () => {
  const text = "export const Page = () => <>Daybook</>;\n";
  expect(bareTexts([{ path: "scripts/page.tsx", text }])).toEqual([]);
});
