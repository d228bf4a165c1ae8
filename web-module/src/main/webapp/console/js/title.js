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
 * What the diagnosis says in a word, empty when it says nothing. A tab in the background shows it whatever page is open,
 * since nothing else is kept up there; in sight it stands before the name of a page that has no sentence.
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
