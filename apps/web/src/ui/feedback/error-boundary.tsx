import { Component, type ReactNode } from "react";
import { t } from "../../words/words.ts";
import { LogoMark } from "../logo.tsx";
import { isLostCode, loadAgain } from "./lost-code.ts";

interface State {
  shown: "page" | "nothing" | "apology";
}

/**
 * The last net: a page whose code is gone since a deploy loads again; one that broke otherwise, or stays broken, says so
 * and offers to.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { shown: "page" };

  static getDerivedStateFromError(error: unknown): State {
    return { shown: isLostCode(error) ? "nothing" : "apology" };
  }

  override async componentDidCatch(error: unknown) {
    if (isLostCode(error) && !(await loadAgain())) this.setState({ shown: "apology" });
  }

  override render() {
    if (this.state.shown === "page") return this.props.children;
    if (this.state.shown === "nothing") return null;
    return (
      <main className="broken" role="alert">
        <LogoMark />
        <h1 className="title">{t("ui.brokenTitle")}</h1>
        <p className="muted">{t("ui.brokenText")}</p>
        <button type="button" className="btn" data-kind="primary" data-size="lg" onClick={() => location.reload()}>
          {t("ui.brokenReload")}
        </button>
      </main>
    );
  }
}
