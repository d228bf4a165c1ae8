import assert from "node:assert/strict";
import test from "node:test";
import { timeOfDay } from "../js/format.js";
import { LastDayFeed, cureText, entriesOfLastDay, hiddenText, lastDayText, shownEntries, timeText, toldText } from "../js/lastday.js";

const NOW = Date.parse("2026-11-30T08:00:00Z");

const incident = (id, began, ended, values = {}) => ({
  incident_id: id, node: "a:9080", code: "lock_wait", pool: "platform", title: `psql has locked a table (${id}).`,
  began_at: `2026-11-30T${began}Z`, ended_at: ended && `2026-11-30T${ended}Z`, ...values });

const alertOf = (id, opened, resolved, values = {}) => ({
  id, kind: "lock_wait", pool: "platform", title: "psql has locked a table.", cure: "End its transaction.",
  opened_at: `2026-11-30T${opened}Z`, resolved_at: resolved && `2026-11-30T${resolved}Z`, deliveries: [], ...values });

const told = { deliveries: [{ endpoint_id: "ops", event: "opened", sent_at: "2026-11-30T03:00:05Z", attempts: 1 }] };

const idsOf = (entries) => entries.map(({ alert, incidents }) => [alert?.id, incidents.map(({ incident_id: id }) => id)]);

test("an alert and the incidents that it was about are one entry", () => {
  const entries = entriesOfLastDay(
    [incident("late", "03:02:00", "03:03:00"), incident("early", "03:00:00", "03:01:00")], [alertOf("one", "03:00:04", "03:04:00")], NOW);

  assert.deepEqual(idsOf(entries), [["one", ["late", "early"]]]);
  assert.equal(entries[0].began, Date.parse("2026-11-30T03:00:00Z"));
  assert.equal(entries[0].ended, Date.parse("2026-11-30T03:03:00Z"));
});

test("an incident that began with an effect belongs to the alert of the cause", () => {
  const full = incident("full", "03:00:00", "03:05:00", { code: "pool_too_small" });

  assert.deepEqual(idsOf(entriesOfLastDay([full], [alertOf("lock", "03:00:06", "03:06:00")], NOW)), [["lock", ["full"]]]);
});

test("an alert of days takes in no incident of another cause", () => {
  const certificate = alertOf("certificate", "00:00:00", undefined, { kind: "certificate_expires", pool: undefined, opened_at: "2026-11-20T00:00:00Z" });

  assert.deepEqual(idsOf(entriesOfLastDay([incident("lock", "03:00:00", "03:01:00")], [certificate], NOW)),
    [[undefined, ["lock"]], ["certificate", []]]);
});

test("causes of two databases are two entries, newest first", () => {
  const entries = entriesOfLastDay(
    [incident("b", "04:00:00", "04:01:00", { pool: "userdata" }), incident("a", "03:00:00", "03:01:00")],
    [alertOf("two", "04:00:02", "04:02:00", { pool: "userdata" }), alertOf("one", "03:00:02", "03:02:00")], NOW);

  assert.deepEqual(idsOf(entries), [["two", ["b"]], ["one", ["a"]]]);
});

test("hundreds of incidents without an alert are one entry of their cause", () => {
  const many = Array.from({ length: 500 }, (_, index) => incident(`i${index}`, "03:00:00", "03:00:01"));
  const [entry, ...others] = entriesOfLastDay(many, [], NOW);

  assert.deepEqual(others, []);
  assert.equal(timeText(entry, NOW), `500 times from ${timeOfDay(entry.began)} to ${timeOfDay(entry.ended)}`);
  assert.equal(toldText(entry, new Map()), "nobody: there was no alert");
});

test("what was over a day ago is left out, and what lasts since then is not", () => {
  const old = { opened_at: "2026-11-28T03:00:00Z" };

  assert.deepEqual(idsOf(entriesOfLastDay([], [
    alertOf("over", "", undefined, { ...old, resolved_at: "2026-11-28T04:00:00Z" }), alertOf("lasts", "", undefined, old)], NOW)), [["lasts", []]]);
});

test("the sentence says how much lasts, and of how much nobody was told", () => {
  const textOf = (incidents, alerts, isCut = false) => lastDayText(entriesOfLastDay(incidents, alerts, NOW), isCut);

  assert.equal(textOf([], []), "nothing went wrong.");
  assert.equal(textOf([], [alertOf("one", "03:00:04", "03:04:00", told)]), "1 problem, over.");
  assert.equal(textOf([], [alertOf("one", "03:00:04")]), "1 problem, not over yet. Nobody was told of it.");
  assert.equal(textOf([], [alertOf("one", "03:00:04", undefined, told), alertOf("two", "04:00:04", "04:04:00", { kind: "leak" })]),
    "2 problems, 1 not over yet. Nobody was told of 1 of them.");
  assert.equal(textOf([], [alertOf("one", "03:00:04", "03:05:00"), alertOf("two", "04:00:04", "04:04:00")], true),
    "at least 2 problems, all over. Nobody was told of them.");
});

test("what was alerted of is not over before its alert is", () => {
  const [entry] = entriesOfLastDay([incident("i", "03:00:00", "03:01:00")], [alertOf("one", "03:00:04", undefined, told)], NOW);

  assert.equal(timeText(entry, NOW), `since ${timeOfDay(entry.began)}`);
  assert.equal(cureText(entry), "End its transaction.");
  assert.equal(lastDayText([entry], false), "1 problem, not over yet.");
});

test("what lasts is shown however many are newer", () => {
  const newer = Array.from({ length: 12 }, (_, index) => alertOf(`newer${index}`, "04:00:04", "04:04:00"));
  const entries = entriesOfLastDay([], [...newer, alertOf("lasts", "03:00:04")], NOW);

  assert.equal(shownEntries(entries).length, 11);
  assert.equal(shownEntries(entries).at(-1).alert.id, "lasts");
  assert.equal(hiddenText(entries), "2 earlier ones are over and not shown.");
  assert.equal(hiddenText(entries.slice(0, 10)), "");
});

test("what is over needs nothing now", () => {
  const [over] = entriesOfLastDay([], [alertOf("one", "03:00:04", "03:04:00")], NOW);
  const [open] = entriesOfLastDay([], [alertOf("one", "03:00:04")], NOW);
  const [unalerted] = entriesOfLastDay([incident("i", "03:00:00")], [], NOW);

  assert.equal(cureText(over), "Nothing now. If it comes back: End its transaction.");
  assert.equal(cureText(open), "End its transaction.");
  assert.equal(cureText(unalerted), "See its findings.");
  assert.equal(timeText(over, NOW).replaceAll("\u00a0", " "), `${timeOfDay(over.began)}, for 3 min 56 s`);
  assert.equal(timeText(open, NOW), `since ${timeOfDay(open.began)}`);
});

/** A server with these lists, which notes what it is asked for. */
function serverOf(lists, asked) {
  return {
    get: async (path) => {
      asked.push(path);
      return lists[path.split("?")[0]];
    },
  };
}

test("the names of those who were told are asked for once, and only where somebody was", async () => {
  const lists = {
    "admin/incidents": { items: [incident("i", "03:00:00", "03:03:00")], next_cursor: null },
    "admin/alerts": { items: [], next_cursor: null },
    "admin/alerts/endpoints": { items: [{ id: "ops", name: "On call" }] },
  };
  const asked = [];
  const feed = new LastDayFeed(serverOf(lists, asked));
  await feed.load(NOW);
  assert.deepEqual(asked.splice(0), ["admin/incidents?limit=100", "admin/alerts?limit=100"]);

  lists["admin/alerts"] = { items: [alertOf("one", "03:00:04", "03:04:00", told)], next_cursor: null };
  const { entries, names } = await feed.load(NOW);
  await feed.load(NOW);

  assert.equal(asked.filter((path) => path.includes("endpoints")).length, 1);
  assert.equal(toldText(entries[0], names), "On call");
});

test("a list that goes on within the day is told as a part", async () => {
  const lists = (last) => ({
    "admin/incidents": { items: [incident("i", "03:00:00", "03:03:00", { began_at: last })], next_cursor: "more" },
    "admin/alerts": { items: [], next_cursor: null },
  });
  const isCut = async (last) => (await new LastDayFeed(serverOf(lists(last), [])).load(NOW)).isCut;

  assert.equal(await isCut("2026-11-30T03:00:00Z"), true);
  assert.equal(await isCut("2026-11-28T03:00:00Z"), false);
});
