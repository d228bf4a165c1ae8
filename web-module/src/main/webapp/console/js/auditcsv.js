import { auditActionText } from "./auditactions.js";

const MAX_ENTRIES = 20_000;
const PAGE = "200";
const COLUMNS = ["occurred_at", "actor", "actor_email", "action", "in_words", "subject_kind", "subject_id", "subject_email",
  "outcome", "reason", "address", "trace_id", "details"];

/** Reads all entries that the query finds, 20,000 at most, as CSV (RFC 4180). */
export async function auditAsCsv(api, query) {
  const found = [];
  let cursor = null;
  do {
    const page = new URLSearchParams({ ...query, limit: PAGE, ...(cursor ? { cursor } : {}) });
    const answer = await api.get(`admin/audit?${page}`);
    found.push(...answer.items);
    cursor = answer.next_cursor;
  } while (cursor && found.length < MAX_ENTRIES);
  return { csv: toCsv(found), entries: found.length, complete: !cursor };
}

/** One line an entry, under a line of names. */
export const toCsv = (entries) => [COLUMNS, ...entries.map(csvRow)].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");

function csvRow(entry) {
  const flat = { ...entry, in_words: auditActionText(entry.action), subject_kind: entry.subject?.kind, subject_id: entry.subject?.id,
    details: JSON.stringify(entry.details ?? {}) };
  return COLUMNS.map((column) => flat[column] ?? "");
}

/** A spreadsheet must not take a text for a formula. */
function csvCell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
