// Unpacks the Chromium that comes as an npm package into TMPDIR; run as a process of its own, since the package's code
// takes the place from there.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflate } from "@sparticuz/chromium";

const bin = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");
const archives = ["chromium.br", "fonts.tar.br", "al2023.tar.br", "swiftshader.tar.br"];
await Promise.all(archives.map((name) => inflate(join(bin, name))));
