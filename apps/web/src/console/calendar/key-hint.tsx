import { t } from "../../words/words.ts";
import css from "./key-hint.module.css";

/** While a booking is moved by keys: which ones. */
export const KeyHint = () => <p className={css.hint}>{t("calendar.moving.keys")}</p>;
