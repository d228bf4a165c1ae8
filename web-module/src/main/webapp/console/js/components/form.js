import { el } from "../dom.js";
import { showFieldErrors } from "./field.js";
import { Notice } from "./notice.js";

/**
 * A form of fields under one button; what came of it is told below, and what is wrong with a field beside it. send gets the values in
 * their order and gives the words.
 */
export function form(fields, words, send) {
  const notice = new Notice();
  const button = el("button", { class: "button main", type: "submit" }, words);
  const node = el("form", { class: "form" }, ...fields.map((one) => one.node), el("div", { class: "row" }, button), notice.node);
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      notice.tell("ok", await send(...fields.map(({ input }) => input.value)));
      node.reset();
    } catch (failure) {
      if (showFieldErrors(fields, failure)) {
        notice.clear();
      } else {
        notice.failed(failure);
      }
    } finally {
      button.disabled = false;
    }
  });
  return node;
}
