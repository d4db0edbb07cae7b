import { type ComponentType, lazy } from "react";
import { Route, Switch } from "wouter";
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
