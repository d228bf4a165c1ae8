/** The page and its part that the address names: "#/pools/platform/tune" is pools, platform and tune. */
export function place() {
  const [name = "", parameter = "", part = ""] = location.hash.replace(/^#\/?/, "").split("?")[0].split("/").map(decodeURIComponent);
  return { name, parameter, part };
}

/** Calls back whenever the address names another page. */
export function onPlace(listener) {
  addEventListener("hashchange", () => listener(place()));
}

/** What an address says beside its page, such as the time shown: "#/pools/platform?range=3600". */
export const detail = () => new URLSearchParams(location.hash.split("?")[1] ?? "");

/** Puts it into the address without going anywhere, so that the address can be sent. */
export function setDetail(values) {
  const [path] = location.hash.split("?");
  const query = new URLSearchParams(values).toString();
  window.history.replaceState(null, "", `${path || "#/"}${query === "" ? "" : `?${query}`}`);
}
