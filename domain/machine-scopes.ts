/** What a machine's key may do. None of them reaches what support may not read: medical texts least of all. */
export const scopes = [
  /** Questions with their journals, without a word of anybody. */
  'questions:read',
  /** What was written, and whom to write to, as support reads it. */
  'messages:read',
  /** Opening questions in somebody's name. */
  'questions:write',
  'indicators:read',
  /** Who works here, as the company’s directory says: SCIM. */
  'staff:write',
  /** Being told of what happens, where `questions:read` is there too. */
  'webhooks:manage',
] as const;
export type Scope = (typeof scopes)[number];

export function isScope(word: string): word is Scope {
  return scopes.some((scope) => scope === word);
}
