import { el, set } from "../dom.js";

/** An input under its label, with room below for what is wrong with it; a password can be looked at. */
export function field(label, attributes) {
  const input = el("input", attributes);
  const caption = el("label", { class: "field-caption", for: attributes.id }, label);
  const node = el("div", { class: "field" }, caption, attributes.type === "password" ? withVisibilityToggle(input) : input);
  return { node, input, caption };
}

/**
 * Says beside each field what the server said of it, and answers whether that was all: `fields` are `{node, input}`, known
 * by the names of their inputs, which are those of the API. What is wrong within a member, such as `addresses[0]` or
 * `quiet_hours.from`, is said beside the field of the whole member where it has none of its own.
 */
export function showFieldErrors(fields, failure) {
  const sentences = fieldErrors(fields, failure.errors ?? []);
  fields.forEach((one) => showError(one, sentences.get(one) ?? ""));
  const [first] = sentences.keys();
  first?.input.focus();
  return sentences.size > 0;
}

/** Says nothing beside any field any more: what was sent is accepted. */
export const clearFieldErrors = (fields) => showFieldErrors(fields, {});

/** What to say beside which field; nothing at all where one of the errors is of no field that is shown. */
export function fieldErrors(fields, errors) {
  const sentences = new Map();
  for (const { field: name, message } of errors) {
    const exact = findField(fields, name);
    const target = exact ?? findField(fields, name.split(/[.[]/, 1)[0]);
    if (!target) {
      return new Map();
    }
    const text = exact ? toSentence(message) : elementError(name, message);
    sentences.set(target, sentences.has(target) ? `${sentences.get(target)} ${text}` : text);
  }
  return sentences;
}

const findField = (fields, name) => fields.find(({ input }) => input.name === name && !input.disabled);

/** The place of the element that is wrong, counted from 1, before what is wrong with it. */
function elementError(name, message) {
  const [, index] = /\[(\d+)\]/.exec(name) ?? [];
  return index === undefined ? toSentence(message) : `Number ${Number(index) + 1} ${message.charAt(0).toLowerCase()}${toSentence(message).slice(1)}`;
}

/**
 * Says beside a field what is wrong with it, until it is changed; nothing where words are empty. It is no part of the
 * label: the field keeps its name.
 */
function showError({ node, input }, words) {
  if (!input.name) {
    return;
  }
  const id = `${input.id}-error`;
  node.querySelector(".field-error")?.remove();
  set(input, "aria-invalid", words ? "true" : null);
  set(input, "aria-errormessage", words ? id : null);
  set(input, "aria-describedby", words ? id : null);
  if (words) {
    node.append(el("span", { class: "field-error", id, role: "alert" }, words));
    input.addEventListener("input", () => showError({ node, input }, ""), { once: true });
  }
}

const toSentence = (message) => `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`;

/** Shown as long as its owner wants, and hidden again when it leaves the page. */
function withVisibilityToggle(input) {
  const toggle = el("button", { class: "button link", type: "button", "aria-pressed": "false", "aria-label": "Show what is typed" }, "Show");
  const show = (shown) => {
    set(input, "type", shown ? "text" : "password");
    set(toggle, "aria-pressed", String(shown));
  };
  toggle.addEventListener("click", () => show(input.type === "password"));
  input.addEventListener("blur", (event) => {
    if (event.relatedTarget !== toggle) {
      show(false);
    }
  });
  return el("div", { class: "field-veiled" }, input, toggle);
}
