import assert from "node:assert/strict";
import test from "node:test";
import { NONE, count, countOf, duration, joinWords, milliseconds, plainWords, rounded, timeAgo, timeOfDayOrDate, title, visibleAddress } from "../js/format.js";

/** Figures and their units are kept on one line. */
const plain = (text) => text.replaceAll("\u00a0", " ");

test("what the server did not give is a dash", () => {
  for (const told of [count, rounded, milliseconds, duration]) {
    assert.equal(told(undefined), NONE);
    assert.equal(told(null), NONE);
    assert.equal(told(Number.NaN), NONE);
  }
});

test("thousands are set apart", () => {
  assert.equal(count(1234567), "1,234,567");
});

test("a rate has no more digits than mean something", () => {
  assert.equal(rounded(0.42), "0.4");
  assert.equal(rounded(3), "3");
  assert.equal(rounded(9.96), "10");
  assert.equal(rounded(1234.5), "1,235");
});

test("milliseconds become seconds and more", () => {
  assert.equal(plain(milliseconds(0)), "0 ms");
  assert.equal(plain(milliseconds(0.04)), "0.04 ms");
  assert.equal(plain(milliseconds(0.4)), "0.4 ms");
  assert.equal(plain(milliseconds(12.4)), "12 ms");
  assert.equal(plain(milliseconds(1240)), "1.2 s");
  assert.equal(plain(milliseconds(90_000)), "1 min 30 s");
});

test("a duration is said in its two largest units", () => {
  assert.equal(plain(duration(0)), "0 s");
  assert.equal(plain(duration(-3)), "0 s");
  assert.equal(plain(duration(30)), "30 s");
  assert.equal(plain(duration(90)), "1 min 30 s");
  assert.equal(plain(duration(3600)), "1 h");
  assert.equal(plain(duration(3601)), "1 h");
  assert.equal(plain(duration(187_200)), "2 d 4 h");
});

test("a moment ago is just now", () => {
  assert.equal(timeAgo(1999), "just now");
  assert.equal(plain(timeAgo(4000)), "4 s ago");
});

test("words of the API are for people", () => {
  assert.equal(plainWords("idle_in_transaction"), "idle in transaction");
  assert.equal(plainWords("tls_mode"), "TLS mode");
  assert.equal(plainWords(undefined), NONE);
  assert.equal(title("down"), "Down");
});

test("one is one and two are many", () => {
  assert.equal(countOf(1, "request"), "1 request");
  assert.equal(countOf(2, "request"), "2 requests");
  assert.equal(countOf(0, "query", "queries"), "0 queries");
});

test("a list has one and", () => {
  assert.equal(joinWords([]), "");
  assert.equal(joinWords(["a"]), "a");
  assert.equal(joinWords(["a", "b"]), "a and b");
  assert.equal(joinWords(["a", "b", "c"]), "a, b and c");
});

test("an address shows what nobody would see", () => {
  assert.equal(visibleAddress({ email: "ada@example.org" }), "ada@example.org");
  assert.equal(visibleAddress({ email: "a@xn--kln-sna.example", email_shown: "a@k\u00f6ln.example" }), "a@k\u00f6ln.example");
  assert.equal(visibleAddress({ email: "a\u200bda@example.org" }), "a\\u{200b}da@example.org");
});

test("a time tells its day where that is not today's", () => {
  const now = new Date(2027, 2, 1, 22, 0).getTime();
  assert.equal(timeOfDayOrDate(new Date(2027, 2, 1, 22, 15).getTime(), now), "22:15:00");
  assert.equal(timeOfDayOrDate(new Date(2027, 2, 2, 3, 15).getTime(), now), "2 Mar 2027, 03:15:00");
});
