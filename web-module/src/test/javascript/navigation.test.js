import assert from "node:assert/strict";
import test from "node:test";
import { groupPages } from "../js/components/navigation.js";

const pages = (...names) => names.map(([name, group]) => ({ name, group }));

test("pages stand in their groups, and one without in that of the page before", () => {
  const groups = groupPages(pages(["", "Service"], ["pools"], ["accounts", "People"], ["audit", "Security"], ["tokens", "People"]));

  assert.deepEqual(groups.map(([title, members]) => [title, members.map(({ name }) => name)]),
    [["Service", ["", "pools"]], ["People", ["accounts", "tokens"]], ["Security", ["audit"]]]);
});
