import { firstPaint } from "../api/first-paint.ts";
import { LinkButton } from "../ui/button.tsx";
import { Logo } from "../ui/logo.tsx";
import { PublicFoot } from "../ui/public-frame.tsx";
import { aboutPart } from "../words/parts/about.ts";
import { stepsPart } from "../words/parts/steps.ts";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import { BookingLinks } from "./booking-links.tsx";
import { Developers } from "./developers.tsx";
import { HeroPair } from "./hero-pair.tsx";
import styles from "./home.module.css";
import { Feeds, Hours } from "./hours-and-feeds.tsx";
import { Promises } from "./promises.tsx";
import { RunYourOwn } from "./run-your-own.tsx";

export const parts = [aboutPart, stepsPart];

/** What the server knows of this Daybook: asked for afterwards, it would change buttons under the pointer. */
const { demo = null, source = null } = firstPaint.kind === "home" ? firstPaint : {};

export function Page() {
  return (
    <div className={styles.home}>
      <Top />
      <main>
        <section className={styles.hero}>
          <div className={styles.say}>
            <h1 className="serif">
              <Trans id="home.title" tags={{ br: <br /> }} />
            </h1>
            <p className={styles.lead}>{t("home.lead")}</p>
            <div className={`btn-row ${styles.begin}`}>
              <LinkButton kind="primary" size="lg" href={demo ?? "/sign-up"}>
                {t(demo ? "home.demo" : "home.signUp")}
              </LinkButton>
              <LinkButton size="lg" href={demo ? "/sign-up" : "#run"}>
                {t(demo ? "home.signUp" : "home.nav.run")}
              </LinkButton>
            </div>
            {demo && <p className="small quiet">{t("home.demoNote")}</p>}
          </div>
          <HeroPair />
        </section>
        <div className={styles.book}>
          <BookingLinks />
          <Hours />
          <Feeds />
          <RunYourOwn />
          <Promises />
          <Developers />
        </div>
      </main>
      <p className={`${styles.last} small quiet`}>{t("home.foot")}</p>
      <PublicFoot />
    </div>
  );
}

/** The same for everybody: whoever is signed in is let in without being asked. */
function Top() {
  return (
    <header className={styles.top}>
      <a href="/" className="brand" aria-label="Daybook">
        <Logo />
      </a>
      <nav aria-label={t("home.nav.label")}>
        <a href="#run" data-wide>
          {t("home.nav.run")}
        </a>
        <a href="/api">{t("home.nav.api")}</a>
        {source && <a href={source}>{t("home.nav.source")}</a>}
      </nav>
      <LinkButton href="/console">{t("home.signIn")}</LinkButton>
    </header>
  );
}
