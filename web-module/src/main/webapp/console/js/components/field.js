import { el } from "../dom.js";

/** An input under its label. */
export function field(label, attributes) {
  const input = el("input", attributes);
  const caption = el("span", { class: "field-caption" }, label);
  return { node: el("label", { class: "field", for: attributes.id }, caption, input), input, caption };
}
