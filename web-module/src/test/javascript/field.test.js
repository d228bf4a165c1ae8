import assert from "node:assert/strict";
import test from "node:test";
import { fieldErrors } from "../js/components/field.js";

const shown = (name, more = {}) => ({ input: { name, disabled: false, ...more } });

test("an error is said beside the field of its name", () => {
  const [name, url] = [shown("name"), shown("url")];
  assert.deepEqual([...fieldErrors([name, url], [{ field: "url", message: "must be an HTTP URL" }])], [[url, "Must be an HTTP URL."]]);
});

test("an error of an element is said beside the field of the list, with the place of the element", () => {
  const addresses = shown("addresses");
  const errors = [
    { field: "addresses[0]", message: "must be an e-mail address" },
    { field: "addresses[2]", message: "Must be shorter." },
  ];
  assert.equal(fieldErrors([addresses], errors).get(addresses), "Number 1 must be an e-mail address. Number 3 must be shorter.");
});

test("an error of a member is said beside its own field before that of the whole", () => {
  const [whole, from] = [shown("quiet_hours"), shown("quiet_hours.from")];
  const errors = [
    { field: "quiet_hours.from", message: "must be a time" },
    { field: "quiet_hours.time_zone", message: "must be a time zone" },
  ];
  assert.deepEqual([...fieldErrors([whole, from], errors).values()], ["Must be a time.", "Must be a time zone."]);
});

test("nothing is said beside fields where one error has none that is shown", () => {
  const errors = [
    { field: "name", message: "must be given" },
    { field: "url", message: "must be given" },
  ];
  assert.equal(fieldErrors([shown("name"), shown("url", { disabled: true })], errors).size, 0);
});
