import { el } from "../dom.js";

/** A choice under its label; options are `[value, words]`. */
export function choice(label, attributes, options = []) {
  const input = el("select", attributes, ...options.map(([value, words]) => el("option", { value }, words)));
  return { node: el("div", { class: "field" }, el("label", { class: "field-caption", for: attributes.id }, label), input), input };
}
