/** The page that the address names: "#/pools/platform" is `{name: "pools", parameter: "platform"}`. */
export function place() {
  const [name = "", parameter = ""] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return { name, parameter };
}

/** Calls back whenever the address names another page. */
export function onPlace(listener) {
  addEventListener("hashchange", () => listener(place()));
}
