import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLater } from "../../../time/use-later.ts";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import css from "./log.module.css";

/** Looks for a name once it has stood still, and follows the address when that goes back. */
export function FindName({ asked, onFind }: { asked: string; onFind(q: string): void }) {
  const [typed, setTyped] = useState(asked);
  const q = useLater(typed.trim(), 250);
  const told = useRef(asked);

  useEffect(() => {
    // What stood still before the address went back is not what stands there now.
    if (q === told.current || q !== typed.trim()) return;
    told.current = q;
    onFind(q);
  }, [q, typed, onFind]);
  useEffect(() => {
    if (asked === told.current) return;
    told.current = asked;
    setTyped(asked);
  }, [asked]);

  return (
    <label className={css.find}>
      <span className="sr">{t("log.find.label")}</span>
      <Icon of={Search} size="sm" />
      <input
        className="input"
        data-size="sm"
        type="search"
        placeholder={t("log.find.placeholder")}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}
