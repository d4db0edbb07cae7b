import { type ComponentType, lazy } from "react";
import { BookingPage } from "./booking/booking-page.tsx";
import { Toasts } from "./ui/feedback/toast.tsx";
import { sitePart } from "./words/parts/site.ts";
import { stepsPart } from "./words/parts/steps.ts";
import { learn } from "./words/words.ts";

/** A page that comes when it is asked for, together with its words. */
const sitePage = <Props,>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => {
    const [page] = await Promise.all([load(), learn(sitePart, stepsPart)]);
    return { default: page };
  });

const HomePage = sitePage(() => import("./home/home-page.tsx").then((module) => module.HomePage));
const ManagePage = sitePage(() => import("./manage/manage-page.tsx").then((module) => module.ManagePage));
const ProfilePage = sitePage(() => import("./profile/profile-page.tsx").then((module) => module.ProfilePage));
const MissingPage = sitePage(() => import("./missing/missing-page.tsx").then((module) => module.MissingPage));

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Pages for people without an account. Booking is in the first load, the others come when they are asked for. */
function Page() {
  // Each page is a document of its own: only what stands behind its path changes while it is open.
  const [first, second, ...more] = location.pathname.split("/").filter(Boolean).map(decoded);
  if (first === undefined) return <HomePage />;
  if (more.length > 0) return <MissingPage />;
  if (second === undefined) return <ProfilePage handle={first} />;
  if (first === "manage") return <ManagePage token={second} />;
  return <BookingPage handle={first} slug={second} />;
}

export function PublicApp() {
  return (
    <>
      <Page />
      <Toasts />
    </>
  );
}
