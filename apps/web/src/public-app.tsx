import { BookingPage } from "./booking/booking-page.tsx";
import { NoPage } from "./missing/no-page.ts";
import { Toasts } from "./ui/feedback/toast.tsx";
import { sitePage } from "./words/site-page.ts";

const HomePage = sitePage(() => import("./home/home-page.tsx"));
const PrivacyPage = sitePage(() => import("./privacy/privacy-page.tsx"));
const ApiPage = sitePage(() => import("./api-guide/api-page.tsx"));
const ManagePage = sitePage(() => import("./manage/manage-page.tsx"));
const UnsubscribePage = sitePage(() => import("./unsubscribe/unsubscribe-page.tsx"));
const ProfilePage = sitePage(() => import("./profile/profile-page.tsx"));

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
  if (more.length > 0) return <NoPage />;
  if (second === undefined && first === "privacy") return <PrivacyPage />;
  if (second === undefined && first === "api") return <ApiPage />;
  if (second === undefined) return <ProfilePage handle={first} />;
  if (first === "manage") return <ManagePage token={second} />;
  if (first === "unsubscribe") return <UnsubscribePage token={second} />;
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
