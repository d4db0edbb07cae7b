import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { call } from "../api/client.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { toast } from "../ui/feedback/toast.tsx";
import { Icon } from "../ui/icon.tsx";
import { Logo } from "../ui/logo.tsx";
import { ThemeSwitch } from "../ui/public-frame.tsx";
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
    toast("Copied. Paste it into a terminal, in a copy of the source.");
  } catch {
    toast("This browser doesn’t let us copy. Select the line and copy it yourself.");
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
        <nav className={styles.nav} aria-label="Site">
          <a href="/v1/openapi.json" data-wide>
            API
          </a>
          <a href="/sign-in" data-twice={hasDemo || undefined}>
            Sign in
          </a>
          {hasDemo && <LinkButton href="/sign-up">Start your daybook</LinkButton>}
        </nav>
      </header>
      <main>
        <section className={styles.hero}>
          <div className={styles.say}>
            <h1 className="serif">
              A diary <br />
              other people <br />
              can write in
            </h1>
            <p className={styles.lead}>
              Daybook is open-source scheduling. You say when you’re free and share a link; people choose a time, and it
              is written in once. Nobody gets an hour that someone else already has.
            </p>
            <div className={styles.cmd}>
              <span className={styles.cmdLabel}>Run your own</span>
              <code>{command}</code>
              <Button kind="quiet" icon size="sm" aria-label="Copy the command" onClick={() => void copyCommand()}>
                <Icon of={Copy} />
              </Button>
            </div>
            <p className={`small quiet ${styles.cmdNote}`}>
              Starts everything on your machine, with a demo in it. Deploy it to your own Cloudflare account and
              Postgres.
            </p>
            <div className="btn-row">
              {hasDemo ? (
                <LinkButton kind="primary" size="lg" href={demo.path}>
                  Open the demo
                </LinkButton>
              ) : (
                <LinkButton kind="primary" size="lg" href="/sign-up">
                  Start your daybook
                </LinkButton>
              )}
              <LinkButton size="lg" href="/sign-in">
                Sign in
              </LinkButton>
            </div>
          </div>
          <HeroPicture />
        </section>
        <ol className={styles.jobs}>
          {jobs.map(({ title, text, picture }) => (
            <li className={styles.job} key={title}>
              <div className={styles.jobPic} aria-hidden="true">
                {picture}
              </div>
              <h2>{title}</h2>
              <p className="muted">{text}</p>
            </li>
          ))}
        </ol>
      </main>
      <footer className={`${styles.foot} small quiet`}>
        <span>Right on the days the clocks change, in every time zone.</span>
        <span>A refused time always says why.</span>
        <span>Opening a link never changes anything.</span>
        <ThemeSwitch />
      </footer>
    </div>
  );
}
