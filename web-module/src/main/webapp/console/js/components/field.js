import { el, set } from "../dom.js";

/** An input under its label; a password can be looked at. */
export function field(label, attributes) {
  const input = el("input", attributes);
  const caption = el("span", { class: "field-caption" }, label);
  const node = attributes.type === "password"
    ? el("div", { class: "field" }, el("label", { for: attributes.id }, caption), veiled(input))
    : el("label", { class: "field", for: attributes.id }, caption, input);
  return { node, input, caption };
}

/** Shown as long as its owner wants, and hidden again when it leaves the page. */
function veiled(input) {
  const look = el("button", { class: "button link", type: "button", "aria-pressed": "false", "aria-label": "Show what is typed" }, "Show");
  const show = (shown) => {
    set(input, "type", shown ? "text" : "password");
    set(look, "aria-pressed", String(shown));
  };
  look.addEventListener("click", () => show(input.type === "password"));
  input.addEventListener("blur", (event) => {
    if (event.relatedTarget !== look) {
      show(false);
    }
  });
  return el("div", { class: "field-veiled" }, input, look);
}
