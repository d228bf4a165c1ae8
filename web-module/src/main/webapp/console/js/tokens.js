const DAY = 86_400_000;

/** What a token may be good for, with the role that one needs for it; to write something is to read it too. */
const SCOPES = [
  { scope: "account:read", words: "Read my account", roles: [] },
  { scope: "account:write", words: "Change my account", roles: [] },
  { scope: "schedules:read", words: "Read my schedules", roles: [] },
  { scope: "schedules:write", words: "Change my schedules", roles: [] },
  { scope: "operator:read", words: "See pools and databases", roles: ["operator", "admin"] },
  { scope: "operator:write", words: "Change pools", roles: ["operator", "admin"] },
  { scope: "admin:read", words: "Read all accounts", roles: ["admin"] },
  { scope: "admin:write", words: "Change all accounts", roles: ["admin"] },
];

/** Those that somebody with these roles can give. */
export const scopesForRoles = (roles) => SCOPES.filter((one) => one.roles.length === 0 || one.roles.some((role) => roles.includes(role)));

/** After how many days a token may end, with the words for it. */
export const LIFETIMES = [["7", "a week"], ["30", "30 days"], ["90", "90 days"], ["180", "180 days"], ["365", "a year"]];

/** When a token of that many days ends; a minute less, for the server's clock may be behind and allows a year at most. */
export const expiryOf = (days, now) => new Date(now + Number(days) * DAY - 60_000).toISOString();

/** When it ends, in words that warn of what is near. */
export function expiryText(iso, now) {
  const days = Math.floor((Date.parse(iso) - now) / DAY);
  if (days < 1) {
    return "within a day";
  }
  return days < 14 ? `in ${days} ${days === 1 ? "day" : "days"}` : "";
}
