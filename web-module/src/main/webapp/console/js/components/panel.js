import { el } from "../dom.js";

let number = 0;

/** A part of a page under its own heading. */
export function panel(title, ...children) {
  number += 1;
  const id = `panel-${number}`;
  return el("section", { class: "panel", "aria-labelledby": id }, el("h2", { id, tabindex: "-1" }, title), ...children);
}

/** As {@link panel}, under a name that an address can end with. */
export function part(name, title, ...children) {
  const node = panel(title, ...children);
  node.dataset.part = name;
  return node;
}
