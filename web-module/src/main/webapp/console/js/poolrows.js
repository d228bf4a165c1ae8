import { NONE, count, duration, isNumber, milliseconds } from "./format.js";

/** The settings of a pool that can be changed while it runs: how they are called, told and explained, and their range. */
export const SETTINGS = {
  pool_size: { label: "Pool size", format: count, least: 1, most: 100, unit: "connections", bound: "1 connection or more.",
    meaning: "Connections that stay open, whether used or not." },
  max_overflow: { label: "Overflow", format: count, least: 0, most: 100, unit: "connections", bound: "0 connections or more.",
    meaning: "Connections above the pool size that may be opened when all are in use." },
  timeout_seconds: { label: "Maximum wait", format: duration, least: 1, most: 120, unit: "seconds", bound: "1 second or more.",
    meaning: "How long a request waits for a connection before it is refused." },
  recycle_seconds: { label: "Recycle after", format: recycleText, least: -1, most: 7200, unit: "seconds", bound: "0 seconds or more, or -1 for never.",
    meaning: "The age at which a connection is closed and replaced; -1 for never." },
};

function recycleText(seconds) {
  return seconds === -1 ? "never" : duration(seconds);
}

const figureRow = (key, label, of, way = undefined) => ({ key, label, way, of: (pool) => ({ text: of(pool) }) });
const connections = () => "#/database/connections";
const time = (pool) => `#/pools/${pool}/time`;

/** The rows of the table of figures. */
export const FIGURES = [
  figureRow("size", "Open", ({ size }) => count(size), connections),
  figureRow("idle", "Idle", ({ idle }) => count(idle), connections),
  figureRow("created", "Opened", ({ created }) => count(created), connections),
  figureRow("destroyed", "Closed", ({ destroyed }) => count(destroyed), connections),
  figureRow("timeouts", "Time-outs", ({ timeouts }) => count(timeouts), () => "#/incidents"),
  { ...figureRow("wait", "Wait", ({ waitMs }) => milliseconds(waitMs.p95), time), hint: "p95" },
  { ...figureRow("held", "Held", ({ inUseMs }) => milliseconds(inUseMs.p95), time), hint: "p95" },
];

/** The rows of the table of settings: the four every pool has, any other the server names, then the connection itself. */
export function settingRows(pools) {
  const others = pools.flatMap(({ settings }) => Object.keys(settings)).filter((key) => !SETTINGS[key]);
  return [
    ...[...Object.keys(SETTINGS), ...new Set(others)].map(settingRow),
    { ...figureRow("tls", "TLS", ({ tlsMode }) => tlsMode ?? NONE), once: true },
    { ...figureRow("driver", "Driver", ({ driver }) => driver ?? NONE), once: true },
    { ...figureRow("server", "Server", ({ server }) => server ?? NONE), once: true },
  ];
}

function settingRow(key) {
  const { label, format } = SETTINGS[key] ?? { label: readableName(key), format: plainText };
  return {
    key,
    label,
    way: (pool) => `#/pools/${pool}/tune`,
    of: ({ settings }) => {
      const { value, source } = settings[key] ?? {};
      return { text: isNumber(value) ? format(value) : plainText(value), note: source ?? undefined };
    },
  };
}

const plainText = (value) => (value === undefined || value === null ? NONE : String(value));
const readableName = (key) => key.charAt(0).toUpperCase() + key.slice(1).replaceAll("_", " ");
