import { Component, type ReactNode } from "react";
import { LogoMark } from "../logo.tsx";

/** The last net: a page that broke, or whose code is gone since a deploy, says so and offers to load again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="broken" role="alert">
        <LogoMark />
        <h1 className="title">This page lost its thread</h1>
        <p className="muted">
          Nothing that is booked or saved is affected. Load it again; if that doesn’t help, come back in a few minutes.
        </p>
        <button type="button" className="btn" data-kind="primary" data-size="lg" onClick={() => location.reload()}>
          Load it again
        </button>
      </main>
    );
  }
}
