/** Names and ids have no other characters. What has leads to no page, and into no other path of the API. */
const PLAIN = /^[\w-]*$/;

/**
 * The page and its part that the address names, and what its lists are narrowed to: "#/pools/platform/tune" is pools,
 * platform and tune, and "#/accounts?query=ada" is accounts and `{query: "ada"}`.
 */
export function currentPlace() {
  const [path, search = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/");
  const [name = "", parameter = "", part = ""] = parts.every((one) => PLAIN.test(one)) ? parts : [path];
  return { name, parameter, part, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Writes what the list of this page is narrowed to into the address, as a step that Back undoes. */
export function setQuery(query) {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  const hash = `${location.hash.split("?", 1)[0] || "#/"}${parameters.size > 0 ? `?${parameters}` : ""}`;
  if (hash !== location.hash) {
    history.replaceState({ ...history.state, scroll: scrollY }, "");
    history.pushState({}, "", hash);
  }
}

/** Goes to an address of the console; Back finds the place that was left. To where one is already it goes once more. */
export function goTo(address) {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
  if (location.hash === address) {
    dispatchEvent(new Event("hashchange"));
  } else {
    location.hash = address;
  }
}

/** Keeps with this step of the history how long a list was made, for when Back leads to it. */
export function saveListLength(list, length) {
  history.replaceState({ ...history.state, lengths: { ...history.state?.lengths, [list]: length } }, "");
}

/** How long a list was made at this step of the history; 0 where it was left as it came. */
export const savedListLength = (list) => history.state?.lengths?.[list] ?? 0;

/** Calls back whenever the address names another page, with how far that page was scrolled when it was left. */
export function onNavigate(listener) {
  let scrolledTo = scrollY;
  addEventListener("scroll", () => {
    scrolledTo = scrollY;
  }, { passive: true });
  addEventListener("click", (event) => {
    if (event.target.closest?.('a[href^="#/"]')) {
      history.replaceState({ ...history.state, scroll: scrolledTo }, "");
    }
  }, { capture: true });
  addEventListener("hashchange", () => listener(currentPlace(), history.state?.scroll ?? 0));
}

/** Puts what a page shows into the address without going anywhere, so that the address can be sent. */
export function replaceQuery(values) {
  const [path] = location.hash.split("?");
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
  history.replaceState(history.state, "", `${path || "#/"}${query === "" ? "" : `?${query}`}`);
}
