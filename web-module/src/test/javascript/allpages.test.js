import assert from "node:assert/strict";
import test from "node:test";
import { fetchAllPages } from "../js/allpages.js";

test("all pages of a list are read, each with the signal", async () => {
  const { signal } = new AbortController();
  const asked = [];
  const api = {
    get: async (path, given) => {
      asked.push([path, given]);
      return path.includes("cursor") ? { items: [3], next_cursor: null } : { items: [1, 2], next_cursor: "two" };
    },
  };

  assert.deepEqual(await fetchAllPages(api, "admin/database/backends", {}, signal), [1, 2, 3]);
  assert.deepEqual(asked, [
    ["admin/database/backends?limit=200", signal],
    ["admin/database/backends?limit=200&cursor=two", signal],
  ]);
});
