const PRODUCT = "Headgate";

let page = "";
let state = "";
let diagnosisWord = "";

/** Names the window after its page and, where the page has a sentence of its own, the state in a word. */
export function setPageTitle(name, word = "") {
  page = name;
  state = word;
  updateTitle();
}

/**
 * Sets the diagnosis in one word; empty when nothing is wrong. The title of a background tab shows it on every page, because
 * nothing else is updated there; a visible tab shows it before the name of a page that has no state of its own.
 */
export function setDiagnosisTitle(word) {
  diagnosisWord = word;
  updateTitle();
}

function updateTitle() {
  const first = document.hidden ? diagnosisWord || state : state || diagnosisWord;
  const title = [first === page ? "" : first, page, PRODUCT].filter(Boolean).join(" \u00b7 ");
  if (document.title !== title) {
    document.title = title;
  }
}
