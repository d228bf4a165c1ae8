import assert from "node:assert/strict";
import test from "node:test";
import { parseCrontab, scheduleName, withoutImported } from "../js/crontab.js";

test("a line has five fields and a command, or a name and a command", () => {
  assert.deepEqual(parseCrontab("# nightly\n\n30 4 * * 1-5  /bin/dump --all\r\n@daily /bin/tidy"), [
    { line: 3, expression: "30 4 * * 1-5", command: "/bin/dump --all", zone: "" },
    { line: 4, expression: "@daily", command: "/bin/tidy", zone: "" },
  ]);
});

test("what is no entry is told with its line", () => {
  const [variable, short] = parseCrontab("MAILTO=ada@example.org\n* * * * *");
  assert.equal(variable.line, 1);
  assert.match(variable.refused, /variable/);
  assert.match(short.refused, /5 words/);
});

test("a long command is cut for the name", () => {
  assert.equal(scheduleName("x".repeat(300)).length, 200);
});

test("a line that sets the zone holds for those below it", () => {
  const zones = parseCrontab("@daily a\nCRON_TZ=Europe/Berlin\n@daily b\nTZ=\"Asia/Tokyo\"\n@daily c\nCRON_TZ=\n@daily d", "UTC").map(({ zone }) => zone);

  assert.deepEqual(zones, ["UTC", "Europe/Berlin", "Asia/Tokyo", "UTC"]);
});

test("what was imported is not imported again, and the other lines keep their numbers", () => {
  const text = "CRON_TZ=UTC\r\n@daily a\n61 4 * * * b\n@daily c";

  const left = withoutImported(text, new Set([2, 4]));

  assert.equal(left, "CRON_TZ=UTC\n# imported: @daily a\n61 4 * * * b\n# imported: @daily c");
  assert.deepEqual(parseCrontab(left).map(({ line }) => line), [3]);
});
