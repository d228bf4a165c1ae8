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

/** The labels of these types; one that is not known is told as it came. */
export const eventTypesText = (types) => types.map((type) => eventTypes.find(([name]) => name === type)?.[1] ?? type).join(", ");
