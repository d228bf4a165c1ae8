const PAGE = "200";

/** All items that a list has for a query, page after page. */
export async function everyPage(api, path, query) {
  const found = [];
  let cursor = "";
  do {
    const page = new URLSearchParams({ ...query, limit: PAGE, ...(cursor ? { cursor } : {}) });
    const answer = await api.get(`${path}?${page}`);
    found.push(...answer.items);
    cursor = answer.next_cursor ?? "";
  } while (cursor);
  return found;
}
