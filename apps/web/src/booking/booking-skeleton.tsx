import styles from "../picker/booking-page.module.css";
import { Skeleton } from "../ui/feedback/skeleton.tsx";
import { PublicFrame } from "../ui/public-frame.tsx";
import { t } from "../words/words.ts";

/** The page's real size, blank: only seen when a document came without its data. */
export function BookingSkeleton() {
  return (
    <PublicFrame>
      <div className={`sheet ${styles.spread}`} aria-busy="true">
        <section className={styles.about}>
          <span className="sr">{t("booking.opening")}</span>
          <Skeleton width={8} />
          <Skeleton width={12} />
        </section>
        <section className={styles.pick}>
          <Skeleton width={8} />
        </section>
        <section>
          <Skeleton width={8} />
        </section>
      </div>
    </PublicFrame>
  );
}
