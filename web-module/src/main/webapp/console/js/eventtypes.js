/** Event types of webhooks by wire name, with their labels, in the order in which they are offered. */
export const eventTypes = [
  ["account.created", "Account created"],
  ["account.verified", "Address verified"],
  ["account.updated", "Account updated"],
  ["account.deleted", "Account deleted"],
  ["account.locked", "Account locked"],
  ["session.started", "Session started"],
  ["session.ended", "Session ended"],
  ["password.changed", "Password changed"],
  ["factor.added", "Second factor added"],
  ["factor.removed", "Second factor removed"],
  ["schedule.disabled", "Schedule disabled"],
  ["pool.finding", "Finding for a pool"],
];
