import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { call } from "../api/client.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { toast } from "../ui/feedback/toast.tsx";
import { Icon } from "../ui/icon.tsx";
import { Logo } from "../ui/logo.tsx";
import { ThemeSwitch } from "../ui/public-frame.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import { HeroPicture } from "./hero-picture.tsx";
import styles from "./home.module.css";
import { jobs } from "./jobs.tsx";

const command = "npx -y pnpm@12 start";
/** The demo that `start` makes; on the internet someone else may have that handle. */
const demo = { handle: "ines", path: "/ines/private-lesson" };
const isLocal = /^(localhost|127\.|\[::1\])/.test(location.hostname);

function useDemo(): boolean {
  const { data } = useQuery({
    queryKey: ["demo"],
    queryFn: ({ signal }) => call("GET /v1/handles/{handle}", { params: { handle: demo.handle }, signal }),
    enabled: isLocal,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.available === false;
}

async function copyCommand() {
  try {
    await navigator.clipboard.writeText(command);
    toast(t("home.command.copied"));
  } catch {
    toast(t("home.command.refused"));
  }
}

export function HomePage() {
  const hasDemo = useDemo();
  return (
    <div className={styles.home}>
      <header className={styles.top}>
        <a href="/" className="brand" aria-label="Daybook">
          <Logo />
        </a>
        <nav className={styles.nav} aria-label={t("home.nav.label")}>
          <a href="/v1/openapi.json" data-wide>
            {t("home.nav.api")}
          </a>
          <a href="/sign-in" data-twice={hasDemo || undefined}>
            {t("home.signIn")}
          </a>
          {hasDemo && <LinkButton href="/sign-up">{t("home.signUp")}</LinkButton>}
        </nav>
      </header>
      <main>
        <section className={styles.hero}>
          <div className={styles.say}>
            <h1 className="serif">
              <Trans id="home.title" tags={{ br: <br /> }} />
            </h1>
            <p className={styles.lead}>{t("home.lead")}</p>
            <div className={styles.cmd}>
              <span className={styles.cmdLabel}>{t("home.command.label")}</span>
              <code>{command}</code>
              <Button
                kind="quiet"
                icon
                size="sm"
                aria-label={t("home.command.copy")}
                onClick={() => void copyCommand()}
              >
                <Icon of={Copy} />
              </Button>
            </div>
            <p className={`small quiet ${styles.cmdNote}`}>{t("home.command.note")}</p>
            <div className="btn-row">
              {hasDemo ? (
                <LinkButton kind="primary" size="lg" href={demo.path}>
                  {t("home.demo")}
                </LinkButton>
              ) : (
                <LinkButton kind="primary" size="lg" href="/sign-up">
                  {t("home.signUp")}
                </LinkButton>
              )}
              <LinkButton size="lg" href="/sign-in">
                {t("home.signIn")}
              </LinkButton>
            </div>
          </div>
          <HeroPicture />
        </section>
        <ol className={styles.jobs}>
          {jobs.map(({ title, text, Picture }) => (
            <li className={styles.job} key={title}>
              <div className={styles.jobPic} aria-hidden="true">
                <Picture />
              </div>
              <h2>{t(title)}</h2>
              <p className="muted">{t(text)}</p>
            </li>
          ))}
        </ol>
      </main>
      <footer className={`${styles.foot} small quiet`}>
        <span>{t("home.promises.clocks")}</span>
        <span>{t("home.promises.refusals")}</span>
        <span>{t("home.promises.links")}</span>
        <ThemeSwitch />
      </footer>
    </div>
  );
}
