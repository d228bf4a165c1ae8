import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { AlertRules } from "../js/components/alertrules.js";
import { onPage, openDocument, settled } from "./fakedom.js";

beforeEach(openDocument);

const RULES = { rules: [{ kind: "lock_wait", is_enabled: true, severity: "critical", hold: "PT1M" }], escalate_after: "PT15M", heartbeat: null };

/** A server that keeps what it is sent. */
function server() {
  let kept = RULES;
  let version = 1;
  const sent = [];
  return {
    sent,
    call: async (method, path, { body, headers, read }) => {
      if (method === "PUT") {
        sent.push([headers["If-Match"], body.rules[0].hold, body.escalate_after]);
        kept = body;
        version += 1;
      }
      const tag = String(version);
      return read({ headers: { get: () => tag }, json: async () => kept });
    },
  };
}

const input = (page, id) => page.node.querySelector(`#${id}`);
const formOf = (page, number) => page.node.querySelectorAll("form")[number];

async function submit(form) {
  await form.fire("submit");
  await settled();
}

test("what is typed into one form stays when the other is saved, and is told beside what was saved", async () => {
  const api = server();
  const rules = onPage(new AlertRules(api, true));
  await rules.load();
  input(rules, "rule-escalate").value = "30";
  input(rules, "rule-hold").value = "90";

  await submit(formOf(rules, 0));
  assert.equal(input(rules, "rule-escalate").value, "30");
  assert.match(formOf(rules, 0).textContent, /Saved\./);
  assert.doesNotMatch(formOf(rules, 1).textContent, /Saved\./);
  await submit(formOf(rules, 1));

  assert.deepEqual(api.sent, [["1", "PT90S", "PT15M"], ["2", "PT90S", "PT1800S"]]);
});

test("operators see the rules and have no form", async () => {
  const rules = onPage(new AlertRules(server(), false));
  await rules.load();

  assert.match(rules.node.textContent, /Lock wait/);
  assert.equal(rules.node.querySelector("form"), null);
});
