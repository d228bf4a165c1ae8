import { NAMES } from "./pools.js";
import { Problem } from "./problem.js";
import { AccessTokens } from "./views/accesstokens.js";
import { AccountPage } from "./views/account.js";
import { Accounts } from "./views/accounts.js";
import { Alerts } from "./views/alerts.js";
import { AuditPage } from "./views/audit.js";
import { DatabasePage } from "./views/database.js";
import { Departments } from "./views/departments.js";
import { IncidentPage } from "./views/incident.js";
import { Incidents } from "./views/incidents.js";
import { SigningKeys } from "./views/keys.js";
import { Mails } from "./views/mails.js";
import { OwnAccount } from "./views/me.js";
import { Overview } from "./views/overview.js";
import { PlaceholderPage } from "./views/placeholder.js";
import { PoolPage } from "./views/pool.js";
import { SchedulePage } from "./views/schedule.js";
import { Schedules } from "./views/schedules.js";
import { ServiceAccounts } from "./views/serviceaccounts.js";
import { WebhookPage } from "./views/webhook.js";
import { Webhooks } from "./views/webhooks.js";

const OPERATOR_ROLES = ["operator", "admin"];

/**
 * The pages: the address, the name, the group in the navigation where one begins, who may see it, the REST it stands on,
 * what else of it can be found by name, as `[words, address, kind, role?]`, and how it is made.
 */
const PAGES = [
  { name: "", title: "Overview", group: "Service", roles: OPERATOR_ROLES, make: (app) => new Overview(app) },
  { name: "pools", title: "Pools", roles: OPERATOR_ROLES,
    places: Object.entries(NAMES).map(([name, words]) => [`${words} pool`, `pools/${name}`, "page"]), make: (app, pool) => poolPage(app, pool || "platform") },
  { name: "database", title: "Database", roles: OPERATOR_ROLES, make: (app) => new DatabasePage(app) },
  { name: "incidents", title: "Incidents", roles: OPERATOR_ROLES, make: (app, id) => (id ? new IncidentPage(app, id) : new Incidents(app)) },
  { name: "alerts", title: "Alerts", roles: OPERATOR_ROLES, places: [["New alert endpoint", "alerts//new", "action", "admin"]], make: (app) => new Alerts(app) },
  { name: "accounts", title: "Accounts", group: "People and programs", roles: ["admin"], probe: "admin/users?limit=1",
    places: [["New account", "accounts//new", "action"], ["Invite somebody", "accounts//invitations", "action"],
      ["Import accounts from a file", "accounts//import", "action"]],
    make: (app, id) => (id ? new AccountPage(app, id) : new Accounts(app)) },
  { name: "departments", title: "Departments", group: "People and programs", roles: ["admin"],
    places: [["New department", "departments//new", "action"]], make: (app) => new Departments(app) },
  { name: "service-accounts", title: "Service accounts", group: "People and programs", roles: ["admin"],
    places: [["New service account", "service-accounts//new", "action"]], make: (app) => new ServiceAccounts(app) },
  { name: "schedules", title: "Schedules", group: "Automation", roles: [], probe: "schedules?limit=1",
    places: [["New schedule", "schedules//new", "action"], ["Import a crontab", "schedules//import", "action"]],
    make: (app, id) => (id ? new SchedulePage(app, id) : new Schedules(app)) },
  { name: "webhooks", title: "Webhooks", group: "Automation", roles: ["admin"], probe: "admin/webhooks?limit=1",
    places: [["New webhook", "webhooks//new", "action"]],
    make: (app, id) => (id ? new WebhookPage(app, id) : new Webhooks(app)) },
  { name: "mails", title: "Mails", group: "Automation", roles: ["admin"], make: (app) => new Mails(app) },
  { name: "audit", title: "Audit", group: "Security", roles: ["admin"], probe: "admin/audit?limit=1", make: (app) => new AuditPage(app) },
  { name: "keys", title: "Signing keys", group: "Security", roles: ["admin"], make: (app) => new SigningKeys(app) },
  { name: "me", title: "My account", group: "You", roles: [], places: [["Change my password", "me//password", "action"]],
    make: (app) => new OwnAccount(app) },
  { name: "access-tokens", title: "Access tokens", group: "You", roles: [],
    places: [["New access token", "access-tokens//new", "action"]], make: (app) => new AccessTokens(app) },
];

function poolPage(app, name) {
  return NAMES[name] ? new PoolPage(app, name) : new PlaceholderPage(`There is no pool named ${name}.`);
}

/** Whether somebody with these roles may see the pools. */
export const isOperator = (roles) => OPERATOR_ROLES.some((role) => roles.includes(role));

/** Those that the roles may see and that this server has. */
export async function pagesFor(roles, api) {
  const allowed = PAGES.filter((page) => page.roles.length === 0 || page.roles.some((role) => roles.includes(role)));
  const there = await Promise.all(allowed.map(({ probe }) => (probe ? pathExists(api, probe) : true)));
  return allowed.filter((_, index) => there[index]);
}

/** What can be found of these pages by name without the server, as `[words, address, kind]`, pages first. */
export function placesOf(pages, roles) {
  const places = pages.flatMap(({ places: more = [] }) => more).filter(([, , , role]) => !role || roles.includes(role));
  return [...pages.map(({ name, title }) => [title, name, "page"]), ...places];
}

async function pathExists(api, path) {
  try {
    await api.get(path);
    return true;
  } catch (failure) {
    return !(failure instanceof Problem && [403, 404].includes(failure.status));
  }
}
