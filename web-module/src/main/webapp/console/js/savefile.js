import { el } from "./dom.js";

/** Some browsers read the address only after the click. */
const READ_AFTER_MS = 60_000;

/** Has the browser save a blob under a name. */
export function saveFile(blob, name) {
  const href = URL.createObjectURL(blob);
  const link = el("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), READ_AFTER_MS);
}
