import { el } from "../dom.js";

/**
 * Shows a form in a dialog, which the function that is returned closes; Escape and the other button leave all as it is, and
 * the focus goes back where it was.
 */
export function openForm(title, form, no = "Leave it") {
  const leave = el("button", { class: "button", type: "button" }, no);
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title" },
    el("h2", { id: "dialog-title" }, title), form, el("div", { class: "row" }, leave));
  const close = () => dialog.close();
  leave.addEventListener("click", close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return close;
}

/**
 * Asks once, naming the thing and what will come of it; answers true when the person said yes. Escape says no, and the
 * focus goes back where it was.
 */
export function askConfirmation({ title, text, yes, no = "Leave it" }) {
  const agree = el("button", { class: "button main danger", type: "submit", value: "yes" }, yes);
  const refuse = el("button", { class: "button", type: "submit", value: "no", autofocus: true }, no);
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title", "aria-describedby": "dialog-text" },
    el("form", { method: "dialog" },
      el("h2", { id: "dialog-title" }, title),
      el("p", { id: "dialog-text" }, text),
      el("div", { class: "row" }, refuse, agree)));
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}
