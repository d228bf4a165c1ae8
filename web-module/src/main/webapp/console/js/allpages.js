const PAGE = "200";

/** All items that a list has for a query, page after page; signal ends it between them too. */
export async function fetchAllPages(api, path, query, signal) {
  const items = [];
  let cursor = "";
  do {
    const page = new URLSearchParams({ ...query, limit: PAGE, ...(cursor ? { cursor } : {}) });
    const answer = await api.get(`${path}?${page}`, signal);
    items.push(...answer.items);
    cursor = answer.next_cursor ?? "";
  } while (cursor);
  return items;
}
