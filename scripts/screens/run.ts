import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readDemo } from "../local/demo.ts";
import { HOME, places, ROOT } from "../local/house.ts";
import type { LockHolder } from "../local/lock.ts";
import { pageOfPictures } from "./page-of-pictures.ts";
import { screens } from "./screens.ts";
import { takePictures, viewName, views } from "./take-pictures.ts";

/** The views that the documentation shows; all others are for looking at. */
const shown = ["en-1280-light", "en-390-light", "en-1280-dark", "ar-390-dark"];

/** `pnpm screens`: pictures in `.daybook/screens`; `--write` also renews `docs/screens`. */
export async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      write: { type: "boolean", default: false },
      only: { type: "string" },
      view: { type: "string" },
    },
  });
  const demo = readDemo();
  const running = runningHere();
  if (!demo || !running) {
    console.error("Start Daybook first, then take its pictures beside it: npx -y pnpm@12 start --fresh");
    return 2;
  }
  const wanted = screens.filter(({ name }) => !values.only || values.only.split(",").includes(name));
  const seen = views.filter((view) => !values.view || viewName(view) === values.view);
  const folder = join(HOME, "screens");
  for (const each of [folder, ...(values.write ? [join(ROOT, "docs/screens")] : [])])
    mkdirSync(each, { recursive: true });
  const faults: string[] = [];
  for (const view of seen) {
    const written = values.write && shown.includes(viewName(view));
    const pictures = takePictures(`http://localhost:${running.port}`, view, wanted, demo);
    for await (const { screen, picture, fault } of pictures) {
      const file = `${screen.name}-${viewName(view)}.webp`;
      writeFileSync(join(folder, file), picture);
      if (written) writeFileSync(join(ROOT, "docs/screens", file), picture);
      if (fault) faults.push(`${file}: ${fault}`);
    }
    console.log(`${viewName(view)}: ${wanted.length} pictures`);
  }
  if (values.write) writeFileSync(join(ROOT, "docs/screens/README.md"), pageOfPictures(screens, shown));
  console.log(`${folder}\n${faults.join("\n")}`);
  return faults.length > 0 ? 1 : 0;
}

function runningHere(): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(places.lock, "utf8")) as LockHolder;
  } catch {
    return undefined;
  }
}
