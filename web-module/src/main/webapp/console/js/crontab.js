const FIELDS = 5;

const ZONE = /^(?:CRON_TZ|TZ)\s*=\s*["']?([^"'\s]*)["']?$/;

/**
 * The entries of a crontab: `{line, expression, command, zone}` for each line that has one, `{line, refused}` for what none
 * is made of. Comments and empty lines are left out; the command becomes the name. A line that sets CRON_TZ or TZ is the
 * zone of those below it; before it, and where there is none, the zone is the one that is given.
 */
export function parseCrontab(text, zone = "") {
  let current = zone;
  return text.split(/\r?\n/).map((raw, index) => {
    const line = raw.trim();
    const set = ZONE.exec(line);
    current = set ? set[1] || zone : current;
    const found = set ? undefined : parseEntry(line, index + 1);
    return found?.command ? { ...found, zone: current } : found;
  }).filter(Boolean);
}

function parseEntry(text, line) {
  if (text === "" || text.startsWith("#")) {
    return undefined;
  }
  if (/^[A-Za-z_]\w*\s*=/.test(text)) {
    return { line, refused: "sets a variable; schedules have none" };
  }
  const words = text.split(/\s+/);
  const fields = text.startsWith("@") ? 1 : FIELDS;
  if (words.length <= fields) {
    return { line, refused: `has ${words.length} words: ${fields === 1 ? "a name" : "five fields"} and a command are needed` };
  }
  return { line, expression: words.slice(0, fields).join(" "), command: words.slice(fields).join(" ") };
}

const DONE = "# imported: ";

/** The same text with the lines of these numbers as comments: what is imported again creates them no second time. */
export const withoutImported = (text, lines) => text.split(/\r?\n/)
  .map((line, index) => (lines.has(index + 1) ? `${DONE}${line}` : line)).join("\n");

/** A name as the API accepts it: at most 200 characters. */
export const scheduleName = (command) => (command.length > 200 ? `${command.slice(0, 199)}\u2026` : command);
