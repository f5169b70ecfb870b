/** Whom a mail names: whoever answers sees them, and may write to them as well. */
export type MailAddresses = { from?: string; to?: string[]; copies?: string[]; replyTo?: string[] };

/** Everybody whom a mail names, in the order of its headers. */
export function peopleNamedBy({ from, to = [], copies = [], replyTo = [] }: MailAddresses): string[] {
  return [...(from === undefined ? [] : [from]), ...to, ...copies, ...replyTo];
}
