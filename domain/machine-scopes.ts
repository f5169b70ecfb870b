/** What a machine's key may do. None of them reaches what support may not read: medical texts least of all. */
export const scopes = [
  /** Questions with their journals, without a word of anybody. */
  'questions:read',
  /** What was written, and whom to write to, as support reads it. */
  'messages:read',
  /** Opening questions in somebody's name. */
  'questions:write',
  'indicators:read',
  /** Where events are sent, with the log of what was. */
  'webhooks:write',
] as const;
export type Scope = (typeof scopes)[number];
