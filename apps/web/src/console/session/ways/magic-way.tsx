import { Link } from "@tanstack/react-router";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { MailIcon } from "../../frame/own-icons.ts";
import { toByMail } from "../../links.ts";
import css from "./magic-way.module.css";
import type { WayProps } from "./way-props.ts";

/** A mailed link and code instead of a password. */
export function MagicWay({ next }: WayProps) {
  return (
    <Link {...toByMail(next)} className={`btn ${css.way}`} data-kind="quiet">
      <Icon of={MailIcon} size="sm" /> {t("session.byMail.way")}
    </Link>
  );
}
