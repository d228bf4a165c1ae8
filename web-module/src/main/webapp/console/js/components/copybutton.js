import { el, write } from "../dom.js";

/** A button that copies the text of a node; where the browser does not allow it, the text is selected for the keys. */
export function copyButton(node, words = "Copy") {
  const button = el("button", { class: "button", type: "button" }, words);
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(textOf(node)).then(() => true, () => false);
    if (!copied) {
      getSelection().selectAllChildren(node);
    }
    write(button, copied ? "Copied" : "Selected: press Ctrl-C");
  });
  return button;
}

/** A list has a line for each of its items. */
const textOf = (node) => (node.children.length > 1 ? [...node.children].map(({ textContent }) => textContent).join("\n") : node.textContent);
