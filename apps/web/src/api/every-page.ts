interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** All of a list that is shown whole, however many pages it has. */
export async function everyPage<T>(
  fetchPage: (query: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<{ items: T[] }> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await fetchPage({ limit: 100, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return { items };
}
