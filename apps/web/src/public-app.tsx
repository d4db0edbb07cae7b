import { lazy } from "react";
import { Route, Switch } from "wouter";
import { BookingPage } from "./booking/booking-page.tsx";
import { Toasts } from "./ui/feedback/toast.tsx";

const HomePage = lazy(() => import("./home/home-page.tsx").then((module) => ({ default: module.HomePage })));
const ManagePage = lazy(() => import("./manage/manage-page.tsx").then((module) => ({ default: module.ManagePage })));
const ProfilePage = lazy(() =>
  import("./profile/profile-page.tsx").then((module) => ({ default: module.ProfilePage })),
);
const MissingPage = lazy(() =>
  import("./missing/missing-page.tsx").then((module) => ({ default: module.MissingPage })),
);

/** Pages for people without an account. Booking is in the first load, the others come when they are asked for. */
export function PublicApp() {
  return (
    <>
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/manage/:token">{({ token }) => <ManagePage key={token} token={token} />}</Route>
        <Route path="/:handle">{({ handle }) => <ProfilePage key={handle} handle={handle} />}</Route>
        <Route path="/:handle/:slug">
          {({ handle, slug }) => <BookingPage key={`${handle}/${slug}`} handle={handle} slug={slug} />}
        </Route>
        <Route>
          <MissingPage />
        </Route>
      </Switch>
      <Toasts />
    </>
  );
}
