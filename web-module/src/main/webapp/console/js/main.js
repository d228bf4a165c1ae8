import { Api } from "./api.js";
import { set, write } from "./dom.js";
import { Session } from "./session.js";
import { LogIn } from "./views/login.js";
import { Overview } from "./views/overview.js";

const session = new Session();
const api = new Api(session);
const place = document.getElementById("view");
const top = document.getElementById("top");
const who = document.getElementById("who");
const spoken = document.getElementById("spoken");
let current = null;

const speak = (words) => write(spoken, words);

function show(view, inside) {
  current?.close();
  current = view;
  set(top, "hidden", !inside);
  set(document.body, "data-inside", inside);
  place.replaceChildren(view.node);
  view.open();
}

const showLogIn = (reason) => show(new LogIn(api, speak, showOverview, reason), false);
const showOverview = () => show(new Overview(api, speak), true);

session.onRenewed(() => write(who, session.name));
session.onEnded(showLogIn);
document.getElementById("logout").addEventListener("click", () => api.logOut());

if (session.exists) {
  showOverview();
} else {
  showLogIn("");
}
