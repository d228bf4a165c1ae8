const FIELDS = 5;

/**
 * The entries of a crontab: `{line, expression, command}` for each line that has one, `{line, refused}` for what none is
 * made of. Comments and empty lines are left out; the command becomes the name.
 */
export function crontab(text) {
  return text.split(/\r?\n/).map((line, index) => entry(line.trim(), index + 1)).filter(Boolean);
}

function entry(text, line) {
  if (text === "" || text.startsWith("#")) {
    return undefined;
  }
  if (/^[A-Za-z_]\w*\s*=/.test(text)) {
    return { line, refused: "sets a variable, which a schedule has none of" };
  }
  const words = text.split(/\s+/);
  const fields = text.startsWith("@") ? 1 : FIELDS;
  if (words.length <= fields) {
    return { line, refused: `has ${words.length} words: ${fields === 1 ? "a name" : "five fields"} and a command are needed` };
  }
  return { line, expression: words.slice(0, fields).join(" "), command: words.slice(fields).join(" ") };
}

/** As the API takes a name: 200 characters at most. */
export const nameOf = (command) => (command.length > 200 ? `${command.slice(0, 199)}\u2026` : command);
