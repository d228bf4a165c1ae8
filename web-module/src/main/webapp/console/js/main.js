import { Activity } from "./activity.js";
import { Api } from "./api.js";
import { diagnosisWord, presentFindings } from "./diagnosis.js";
import { DiagnosisFeed } from "./diagnosisfeed.js";
import { set, write } from "./dom.js";
import { Idle } from "./idle.js";
import { Notifications } from "./notifications.js";
import { isOperator, pagesFor, placesOf } from "./pages.js";
import { PoolFeed } from "./poolfeed.js";
import { failureText } from "./problem.js";
import { currentPlace, goTo, onNavigate } from "./router.js";
import { Session } from "./session.js";
import { Tabs } from "./tabs.js";
import { setDiagnosisTitle } from "./title.js";
import { Navigation } from "./components/navigation.js";
import { Palette, createSearch } from "./components/palette.js";
import { LoginPage } from "./views/login.js";
import { PlaceholderPage } from "./views/placeholder.js";

const RETRY_MS = 1000;

const session = new Session();
const tabs = new Tabs(session);
const api = new Api(session, tabs);
const feed = new PoolFeed(api);
const activity = new Activity(api);
const diagnosis = new DiagnosisFeed(api, () => session.name);
const notifications = new Notifications();
const feeds = [feed, activity, diagnosis];
const idle = new Idle(() => showLoggedOut("Nobody used the console for an hour. Log in again."), () => tabs.alive());
const main = document.getElementById("view");
const top = document.getElementById("top");
const nav = new Navigation(document.getElementById("nav"), document.getElementById("menu"));
const userName = document.getElementById("who");
const liveRegion = document.getElementById("spoken");
const app = { api, feed, activity, diagnosis, notifications, session, speak: (words) => write(liveRegion, words) };
let pages = null;
let current = null;

function show(view, inside) {
  document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
  current?.close();
  current = view;
  set(top, "hidden", !inside);
  nav.allow(inside);
  set(document.body, "data-inside", inside);
  main.replaceChildren(view.node);
  return view.open();
}

/** Shows the page that the address names, as soon as it is known which ones there are. */
function showPlace({ name, parameter, part }, scroll = 0) {
  if (pages === null) {
    return;
  }
  const page = pages.find((one) => one.name === name) ?? (name === "" ? pages[0] : undefined);
  nav.show(pages, page);
  const opened = show(page ? page.make(app, parameter) : new PlaceholderPage(), true);
  const view = current;
  const focused = document.activeElement;
  scrollTo(0, 0);
  Promise.resolve(opened).then(() => {
    if (view !== current || document.activeElement !== focused) {
      return; // Somebody went on, or began to use the page, before all of it was there.
    }
    if (scroll > 0) {
      scrollTo(0, scroll);
    } else if (part) {
      scrollToPart(part);
    }
  });
}

/** A part of the page that is open, once what stands above it is there. */
function scrollToPart(part) {
  const wanted = main.querySelector(`[data-part="${CSS.escape(part)}"]`);
  wanted?.scrollIntoView();
  wanted?.querySelector("h2").focus({ preventScroll: true });
}

async function onLoggedIn() {
  const waiting = new PlaceholderPage("Asking the server.");
  show(waiting, true);
  idle.stop();
  idle.start();
  await waitForToken(waiting);
  if (session.exists) {
    write(userName, session.name);
    feeds.forEach((one) => one.stop());
    if (isOperator(session.roles)) {
      feeds.forEach((one) => one.start());
    }
    const found = await pagesFor(session.roles, api);
    if (session.exists) {
      pages = found;
      showPlace(currentPlace());
    }
  }
}

/** Waits for a token; a server that is away is asked again until it is back or says that the session is over. */
async function waitForToken(waiting) {
  while (session.exists && session.accessToken === null) {
    await api.get("users/me").catch((failure) => waiting.say(failureText(failure)));
    await new Promise((resolve) => {
      setTimeout(resolve, session.accessToken === null ? RETRY_MS : 0);
    });
  }
}

function showLoginPage(reason) {
  setDiagnosisTitle("");
  feeds.forEach((one) => one.stop());
  idle.stop();
  pages = null;
  show(new LoginPage(api, app.speak, onLoggedIn, reason), false);
}

function showLoggedOut(reason) {
  api.logOut(reason);
}

/** What can be found without the server: the pages of this person, and what can be done everywhere. */
const searchPlaces = () => [
  ...placesOf(pages, session.roles).map(([words, address, kind]) => ({ words, kind, go: () => goTo(`#/${address}`) })),
  { words: "Log out", kind: "action", go: () => showLoggedOut("") },
];

const palette = new Palette(searchPlaces, createSearch(api, session));
palette.listen(() => pages !== null);
diagnosis.listen(() => {
  nav.count(presentFindings(diagnosis.latest));
  setDiagnosisTitle(diagnosisWord(diagnosis.latest, document.hidden));
  if (diagnosis.latest) {
    notifications.onDiagnosis(diagnosisWord(diagnosis.latest, false), diagnosis.latest.summary, document.hidden);
  }
});
document.addEventListener("visibilitychange", () => setDiagnosisTitle(diagnosisWord(diagnosis.latest, document.hidden)));
feed.onAnswer((pools) => diagnosis.watch(pools));
session.onRenewed(() => write(userName, session.name));
session.onEnded(showLoginPage);
onNavigate(showPlace);
document.getElementById("logout").addEventListener("click", () => showLoggedOut(""));
document.getElementById("find").addEventListener("click", () => palette.open());
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

tabs.onEntered(onLoggedIn);
tabs.onAlive(() => idle.usedElsewhere());
if (session.exists) {
  onLoggedIn();
} else {
  tabs.ask().then(() => session.exists || showLoginPage(""));
}
