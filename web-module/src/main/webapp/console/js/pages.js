import { Problem } from "./problem.js";
import { DatabasePage } from "./views/database.js";
import { Overview } from "./views/overview.js";
import { PoolPage } from "./views/pool.js";

const OPERATE = ["operator", "admin"];

/** The pages: the address, the name, who may see it, the REST it stands on, and how it is made. */
const PAGES = [
  { name: "", title: "Overview", roles: OPERATE, make: (app) => new Overview(app) },
  { name: "pools", title: "Pools", roles: OPERATE, make: (app, pool) => new PoolPage(app, pool || "platform") },
  { name: "database", title: "Database", roles: OPERATE, make: (app) => new DatabasePage(app) },
];

/** Those that the roles may see and that this server has. */
export async function pagesFor(roles, api) {
  const allowed = PAGES.filter((page) => page.roles.length === 0 || page.roles.some((role) => roles.includes(role)));
  const there = await Promise.all(allowed.map(({ probe }) => (probe ? exists(api, probe) : true)));
  return allowed.filter((_, index) => there[index]);
}

async function exists(api, path) {
  try {
    await api.get(path);
    return true;
  } catch (failure) {
    return !(failure instanceof Problem && [403, 404].includes(failure.status));
  }
}
