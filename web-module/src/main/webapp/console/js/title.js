const PRODUCT = "Headgate";

let page = "";
let state = "";
let found = "";

/** Names the window after its page and, where the page has a sentence of its own, the state in a word. */
export function entitle(name, word = "") {
  page = name;
  state = word;
  draw();
}

/**
 * What the diagnosis says in a word, empty when it says nothing. A tab in the background shows it whatever page is open,
 * since nothing else is kept up there; in sight it stands before the name of a page that has no sentence.
 */
export function diagnosedAs(word) {
  found = word;
  draw();
}

function draw() {
  const first = document.hidden ? found || state : state || found;
  const wanted = [first === page ? "" : first, page, PRODUCT].filter(Boolean).join(" \u00b7 ");
  if (document.title !== wanted) {
    document.title = wanted;
  }
}
