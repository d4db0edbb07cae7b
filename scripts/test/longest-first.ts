import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, in order: begun last, one of them would keep the whole waiting. */
const LONGEST = [
  // Servers that keep silent are waited for.
  "packages/integrations/src/mail/smtp-mailer.test.ts",
  "bench/cases.test.ts",
  "apps/api/test/model.test.ts",
  "scripts/start.db.test.ts",
  "apps/api/test/receiver-outage.test.ts",
  "apps/api/test/deliveries-after-outage.test.ts",
  "apps/api/test/outlived.test.ts",
  "apps/api/test/holds.test.ts",
  "apps/api/test/many-sign-ins.test.ts",
  "apps/api/test/mailed-links.test.ts",
  "apps/api/test/memory.test.ts",
  "apps/api/test/many-hosts.test.ts",
  "apps/api/test/crashes.test.ts",
  "apps/web/test/silent-line.test.ts",
  "apps/web/test/languages.test.ts",
  "apps/web/test/plain-http.test.ts",
  "apps/web/test/console-focus.test.ts",
  "apps/web/test/bookings-list.test.ts",
  "apps/web/test/override-ranges.test.ts",
  "apps/web/test/ways-in.test.ts",
  "apps/web/test/console-access.test.ts",
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`));
  return place < 0 ? LONGEST.length : place;
};

/** Files that are known to take long come first, then those that failed or took long before, or are large. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}
