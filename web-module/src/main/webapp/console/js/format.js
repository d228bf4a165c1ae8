/** Shown for a figure that the server did not send. */
export const NONE = "\u2013";

/** Keeps a figure and its unit on one line. */
const SPACE = "\u00a0";

const GROUPED = new Intl.NumberFormat("en");
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** A count with its thousands set apart. */
export const count = (value) => (isNumber(value) ? GROUPED.format(value) : NONE);

/** A mean or a rate, with significant digits only: "0.4", "12". */
export function rounded(value) {
  if (!isNumber(value)) {
    return NONE;
  }
  return value < 9.95 ? trimZeros(value.toFixed(1)) : count(Math.round(value));
}

/** Milliseconds with significant digits only: "0.4 ms", "12 ms", "1.2 s". */
export function milliseconds(value) {
  if (!isNumber(value)) {
    return NONE;
  }
  if (value < 9.95) {
    return `${trimZeros(value.toFixed(value > 0 && value < 0.095 ? 2 : 1))}${SPACE}ms`;
  }
  if (value < 999.5) {
    return `${Math.round(value)}${SPACE}ms`;
  }
  return value < 9950 ? `${trimZeros((value / 1000).toFixed(1))}${SPACE}s` : duration(Math.round(value / 1000));
}

/** Seconds in the largest fitting units: "30 s", "1 min 30 s", "1 h", "2 d 4 h". */
export function duration(seconds) {
  if (!isNumber(seconds)) {
    return NONE;
  }
  const whole = Math.max(0, Math.floor(seconds));
  const steps = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const first = steps.findIndex(([, size]) => whole >= size);
  if (first < 0) {
    return `0${SPACE}s`;
  }
  const [unit, size] = steps[first];
  const rest = whole % size;
  const next = steps[first + 1];
  const head = `${Math.floor(whole / size)}${SPACE}${unit}`;
  return next && rest >= next[1] ? `${head} ${Math.floor(rest / next[1])}${SPACE}${next[0]}` : head;
}

/** An account's address as people read it; what nobody would see in one of old is written out. */
export const visibleAddress = ({ email, email_shown: shown }) => (shown ?? email).replace(/[\p{C}\p{Z}]/gu,
  (character) => `\\u{${character.codePointAt(0).toString(16)}}`);

/** How long ago, from milliseconds: "just now", "4 s ago". */
export const timeAgo = (elapsed) => (elapsed < 2000 ? "just now" : `${duration(elapsed / 1000)} ago`);

/** The time of day of an instant in epoch milliseconds, in the reader's zone. */
export const timeOfDay = (instant) => CLOCK.format(new Date(instant));

const DAY_AND_TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** Day and time of an instant as ISO 8601, in the reader's zone. */
export const dateAndTime = (iso) => (iso ? DAY_AND_TIME.format(new Date(iso)) : NONE);

/** The same without the day, where that is today's. */
export const timeOfDayOrDate = (instant, now) => (new Date(instant).toDateString() === new Date(now).toDateString()
  ? timeOfDay(instant) : dateAndTime(new Date(instant).toISOString()));

/** A word of the API for people: "idle_in_transaction" is "idle in transaction". */
export const plainWords = (word) => String(word ?? NONE).replaceAll("_", " ").replace(/\btls\b/, "TLS");

/** The same with a capital. */
export const title = (word) => plainWords(word).replace(/^./, (first) => first.toUpperCase());

/** "1 request", "2 requests". */
export const countOf = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export function joinWords(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const trimZeros = (digits) => digits.replace(/\.0+$/, "");
