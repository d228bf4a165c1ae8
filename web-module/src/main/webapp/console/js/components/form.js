import { el, focusKeeper } from "../dom.js";
import { clearFieldErrors, showFieldErrors } from "./field.js";
import { Notice } from "./notice.js";

/**
 * A form of fields under one button; what came of it is told below, and what is wrong with a field beside it. send gets the values in
 * their order and gives the words.
 */
export function form(fields, words, send) {
  const notice = new Notice();
  const button = el("button", { class: "button main", type: "submit" }, words);
  const node = el("form", { class: "form" }, ...fields.map((one) => one.node), el("div", { class: "row" }, button), notice.node);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    whileDisabled(button, async () => {
      try {
        notice.tell("ok", await send(...fields.map(({ input }) => input.value)));
        clearFieldErrors(fields);
        node.reset();
      } catch (failure) {
        if (showFieldErrors(fields, failure)) {
          notice.clear();
        } else {
          notice.failed(failure);
        }
      }
    });
  });
  return node;
}

/** Does what a button orders, which cannot be ordered again until it is done; then the button has the focus again. */
export async function whileDisabled(button, work) {
  if (button.disabled) {
    return;
  }
  const restoreFocus = focusKeeper(button);
  button.disabled = true;
  try {
    await work();
  } finally {
    button.disabled = false;
    restoreFocus();
  }
}
