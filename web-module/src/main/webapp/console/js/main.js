import { Activity } from "./activity.js";
import { Api } from "./api.js";
import { DiagnosisFeed } from "./diagnosisfeed.js";
import { el, set, write } from "./dom.js";
import { Idle } from "./idle.js";
import { operates, pagesFor } from "./pages.js";
import { PoolFeed } from "./poolfeed.js";
import { inWords } from "./problem.js";
import { onPlace, place } from "./router.js";
import { Session } from "./session.js";
import { Palette, searchOf } from "./components/palette.js";
import { LogIn } from "./views/login.js";
import { Nowhere } from "./views/nowhere.js";

const RETRY_MS = 1000;

const session = new Session();
const api = new Api(session);
const feed = new PoolFeed(api);
const activity = new Activity(api);
const diagnosis = new DiagnosisFeed(api, () => session.name);
const feeds = [feed, activity, diagnosis];
const idle = new Idle(() => leave("Nobody used the console for an hour. Log in again."));
const main = document.getElementById("view");
const top = document.getElementById("top");
const nav = document.getElementById("nav");
const who = document.getElementById("who");
const spoken = document.getElementById("spoken");
const app = { api, feed, activity, diagnosis, session, speak: (words) => write(spoken, words) };
let pages = null;
let current = null;

function show(view, inside) {
  current?.close();
  current = view;
  set(top, "hidden", !inside);
  set(document.body, "data-inside", inside);
  main.replaceChildren(view.node);
  return view.open();
}

/** Shows the page that the address names, as soon as it is known which ones there are. */
function go({ name, parameter, part }, scroll = 0) {
  if (pages === null) {
    return;
  }
  const page = pages.find((one) => one.name === name) ?? (name === "" ? pages[0] : undefined);
  nav.replaceChildren(...pages.map((one) =>
    el("a", { href: `#/${one.name}`, "aria-current": one === page ? "page" : null }, one.title)));
  countFindings();
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  const opened = show(page ? page.make(app, parameter) : new Nowhere(), true);
  scrollTo(0, 0);
  if (scroll > 0) {
    Promise.resolve(opened).then(() => scrollTo(0, scroll));
  }
  const wanted = part ? main.querySelector(`[data-part="${CSS.escape(part)}"]`) : null;
  wanted?.scrollIntoView();
  wanted?.querySelector("h2").focus({ preventScroll: true });
}

/** Whatever page is open, the way to the overview says how much is wrong. */
function countFindings() {
  const found = diagnosis.latest?.items.length ?? 0;
  const overview = nav.querySelector('a[href="#/"]');
  overview?.querySelector(".badge")?.remove();
  if (found > 0) {
    overview?.append(el("span", { class: "badge" }, String(found), el("span", { class: "unseen" }, found === 1 ? " finding" : " findings")));
  }
}

async function enter() {
  const waiting = new Nowhere("Asking the server.");
  show(waiting, true);
  idle.start();
  await renewed(waiting);
  if (session.exists) {
    write(who, session.name);
    if (operates(session.roles)) {
      feeds.forEach((one) => one.start());
    }
    pages = await pagesFor(session.roles, api);
    go(place());
  }
}

/** Waits for a token; a server that is away is asked again until it is back or says that the session is over. */
async function renewed(waiting) {
  while (session.exists && session.accessToken === null) {
    await api.get("users/me").catch((failure) => waiting.say(inWords(failure)));
    await new Promise((resolve) => {
      setTimeout(resolve, session.accessToken === null ? RETRY_MS : 0);
    });
  }
}

function showLogIn(reason) {
  feeds.forEach((one) => one.stop());
  idle.stop();
  pages = null;
  show(new LogIn(api, app.speak, enter, reason), false);
}

function leave(reason) {
  api.logOut(reason);
}

/** What can be found without the server: the pages of this person, and what can be done everywhere. */
const places = () => [
  ...pages.map(({ name, title }) => ({ words: title, kind: "page", go: () => {
    location.hash = `#/${name}`;
  } })),
  { words: "Log out", kind: "action", go: () => leave("") },
];

new Palette(places, searchOf(api, session)).listen(() => pages !== null);
diagnosis.listen(countFindings);
feed.onAnswer((pools) => diagnosis.watch(pools));
session.onRenewed(() => write(who, session.name));
session.onEnded(showLogIn);
onPlace(go);
document.getElementById("logout").addEventListener("click", () => leave(""));
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

if (session.exists) {
  enter();
} else {
  showLogIn("");
}
