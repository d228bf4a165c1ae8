import assert from "node:assert/strict";
import test from "node:test";
import { parseCrontab, scheduleName, withoutImported } from "../js/crontab.js";

test("a line has five fields and a command, or a name and a command", () => {
  assert.deepEqual(parseCrontab("# nightly\n\n30 4 * * 1-5  /bin/dump --all\r\n@daily /bin/tidy"), [
    { line: 3, expression: "30 4 * * 1-5", command: "/bin/dump --all", zone: "" },
    { line: 4, expression: "0 0 * * *", command: "/bin/tidy", zone: "" },
  ]);
});

test("a name is the expression that cron takes it for; another one is left to the server", () => {
  const expressions = parseCrontab("@hourly a\n@Weekly b\n@annually c\n@reboot d\n@every 5m e").map(({ expression }) => expression);

  assert.deepEqual(expressions, ["0 * * * *", "0 0 * * 0", "0 0 1 1 *", "@reboot", "@every"]);
});

test("the command stays as it is", () => {
  const [{ expression, command }] = parseCrontab("  */5\t*  * * *   grep 'a  b'\t/var/log/app.log  # c");

  assert.equal(expression, "*/5 * * * *");
  assert.equal(command, "grep 'a  b'\t/var/log/app.log  # c");
  assert.equal(scheduleName(command), "grep 'a b' /var/log/app.log # c");
});

test("a percent sign is one of the command behind a backslash only", () => {
  const [date, input, begin] = parseCrontab("0 0 * * * date +\\%F\\%T\n0 0 * * * mail ada%Hello%\n0 0 * * * %x");

  assert.equal(date.command, "date +%F%T");
  assert.match(input.refused, /percent sign/);
  assert.match(begin.refused, /percent sign/);
});

test("what is no entry is told with its line", () => {
  const [variable, short] = parseCrontab("MAILTO=ada@example.org\n* * * * *");
  assert.equal(variable.line, 1);
  assert.match(variable.refused, /variable/);
  assert.match(short.refused, /5 words/);
});

test("a long command is cut for the name, between characters", () => {
  assert.equal(scheduleName("x".repeat(300)).length, 200);
  assert.equal([...scheduleName("\u{1f9f9}".repeat(300))].length, 200);
  assert.equal(scheduleName("\u{1f9f9}".repeat(200)), "\u{1f9f9}".repeat(200));
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
