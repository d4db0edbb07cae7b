import { CopyButton } from "../ui/copy-button.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import { Entry } from "./entry.tsx";
import styles from "./home.module.css";

const start = "npx -y pnpm@12 start";
const deploy = "npx -y pnpm@12 build\nnpx -y pnpm@12 exec wrangler deploy\nnpx -y pnpm@12 run doctor";

export function RunYourOwn() {
  return (
    <Entry id="run" title={t("home.run.title")} text={t("home.run.text")}>
      <div className={styles.ways}>
        <div>
          <h3>{t("home.run.machine")}</h3>
          <p>{t("home.run.machineText")}</p>
          <Command text={start} />
        </div>
        <div>
          <h3>{t("home.run.cloud")}</h3>
          <p>
            <Trans id="home.run.cloudText" tags={{ code: <code dir="ltr" /> }} />
          </p>
          <Command text={deploy} />
        </div>
      </div>
    </Entry>
  );
}

export function Command({ text }: { text: string }) {
  return (
    <div className={styles.command}>
      <pre dir="ltr">{text}</pre>
      <CopyButton text={text} name={(state) => t("home.run.copy", { state })} />
    </div>
  );
}
