const MAX_NAME_LENGTH = 200;

/** Five fields or a name, and all that follows: the command, with its blanks as they are. */
const ENTRY = /^(@\S+|\S+(?:\s+\S+){4})\s+(\S.*)$/;

const ZONE = /^(?:CRON_TZ|TZ)\s*=\s*["']?([^"'\s]*)["']?$/;

/** A percent sign without a backslash ends the command; its input follows. */
const INPUT = /(?:^|[^\\])%/;

const NAMES = new Map([
  ["@yearly", "0 0 1 1 *"], ["@annually", "0 0 1 1 *"], ["@monthly", "0 0 1 * *"], ["@weekly", "0 0 * * 0"],
  ["@daily", "0 0 * * *"], ["@midnight", "0 0 * * *"], ["@hourly", "0 * * * *"]]);

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
  const entry = ENTRY.exec(text);
  if (!entry) {
    const words = text.split(/\s+/).length;
    return { line, refused: `has ${words} words: ${text.startsWith("@") ? "a name" : "five fields"} and a command are needed` };
  }
  const [, time, command] = entry;
  if (INPUT.test(command)) {
    return { line, refused: "has input for the command after a percent sign; write \\% for the sign itself" };
  }
  const expression = time.split(/\s+/).join(" ");
  return { line, expression: NAMES.get(expression.toLowerCase()) ?? expression, command: command.replaceAll("\\%", "%") };
}

const DONE = "# imported: ";

/** The same text with the lines of these numbers as comments: what is imported again creates them no second time. */
export const withoutImported = (text, lines) => text.split(/\r?\n/)
  .map((line, index) => (lines.has(index + 1) ? `${DONE}${line}` : line)).join("\n");

/** A name as the API accepts it: one line of at most 200 characters. */
export function scheduleName(command) {
  const characters = [...command.split(/\s+/).join(" ")];
  return characters.length > MAX_NAME_LENGTH ? `${characters.slice(0, MAX_NAME_LENGTH - 1).join("")}\u2026` : characters.join("");
}
