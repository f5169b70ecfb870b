/** Remembers, in the browser alone, that this article was answered for. */
export function votedCookie(slug: string): string {
  return `avis-${slug}`;
}
