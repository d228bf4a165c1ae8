import { count, duration, rounded } from "./format.js";

/** An execution that is due for longer than this is late. */
const LATE_SECONDS = 5;

/** What the overview tells of the service beside its pools, with the page that leads further and the role that it takes. */
export const MEASURES = [
  { key: "requests", title: "Requests", unit: "a second", format: rounded, page: "#/incidents",
    notes: [({ refused }) => `${rounded(refused)} refused`, ({ queued }) => `${count(queued)} queued`],
    busy: ({ refused, queued }) => refused > 0 || queued > 0 },
  { key: "logIns", title: "Log-ins", unit: "a second", format: rounded, page: "#/audit?action=account.login", role: "admin",
    notes: [({ logInsRefused }) => `${rounded(logInsRefused)} refused`], busy: () => false },
  { key: "due", title: "Executions", unit: "due", format: count, page: "#/schedules",
    notes: [({ oldestDue }) => (oldestDue < 1 ? "none is late" : `the oldest for ${duration(oldestDue)}`), ({ running }) => `${count(running)} running`],
    busy: ({ oldestDue }) => oldestDue > LATE_SECONDS },
];
