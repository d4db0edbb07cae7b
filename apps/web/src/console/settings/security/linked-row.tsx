import type { Identity, Provider } from "@daybook/contract/providers";
import type { ReactNode } from "react";
import { t } from "../../../words/words.ts";
import { ProviderMark } from "../../session/providers/provider-mark.tsx";
import { useWhen } from "../../webhooks/use-when.ts";
import css from "./linked.module.css";

interface LinkedRowProps {
  provider: Provider;
  name: string;
  identity?: Identity;
  /** What can be done with it. */
  children: ReactNode;
}

export function LinkedRow({ provider, name, identity, children }: LinkedRowProps) {
  const { long } = useWhen();
  return (
    <li className={`row ${css.row}`}>
      <span className={css.margin}>
        <ProviderMark of={provider} />
      </span>
      <div className={css.main}>
        <h3 className={css.name} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h3>
        {identity ? (
          <>
            <p className={`quiet ${css.line}`}>
              <bdi>{identity.label}</bdi>
            </p>
            <p className={`quiet ${css.line}`}>
              {!identity.active
                ? t("security.linked.off")
                : identity.lastUsedAt
                  ? t("security.linked.usedAt", { when: long(identity.lastUsedAt) })
                  : t("security.linked.linkedAt", { when: long(identity.createdAt) })}
            </p>
          </>
        ) : (
          <p className={`quiet ${css.line}`}>{t("security.linked.not")}</p>
        )}
      </div>
      {children}
    </li>
  );
}
