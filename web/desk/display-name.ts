/** The words for a code, undefined for one that this list does not know. */
export function displayName(
  words: Record<string, string>,
  code: string | null | undefined,
): string | undefined {
  return code != null && Object.hasOwn(words, code) ? words[code] : undefined;
}
