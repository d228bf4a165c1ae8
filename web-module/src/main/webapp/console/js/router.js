/** The page and its part that the address names: "#/pools/platform/tune" is pools, platform and tune. */
export function place() {
  const [name = "", parameter = "", part = ""] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return { name, parameter, part };
}

/** Calls back whenever the address names another page. */
export function onPlace(listener) {
  addEventListener("hashchange", () => listener(place()));
}
