import type { Team } from '../domain/journal.ts';
import type { MailAddresses } from '../domain/mail-addresses.ts';
import type { messages } from './schema.ts';
import type { OpenedKeys } from './vault.ts';

/** What a message says; its sealed form is the JSON of this. */
export type MessageBody = { text: string; subject?: string };

/** Its subject counts as much as its text. */
export function wholeWords({ subject, text }: MessageBody): string {
  return subject === undefined ? text : `${subject}\n${text}`;
}

/** Of a mail, for a reader of support's; undefined for what came by chat, and for any other reader. */
export function addressesBy<A extends Team>(
  opened: OpenedKeys<A> | undefined,
  { id, mail }: Pick<MessageRow, 'id' | 'mail'>,
): MailAddresses | undefined {
  if (opened?.audience !== 'support' || !mail) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was written
  const { from, to, copies, replyTo } = JSON.parse(opened.text(id, 'mail', mail)) as MailAddresses;
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(copies === undefined ? {} : { copies }),
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

export type MessageRow = typeof messages.$inferSelect;

/** What the holder of an opening may read of a message: all of it, its masked rest, or undefined. */
export function readBy<A extends Team>(
  opened: OpenedKeys<A> | undefined,
  row: Pick<MessageRow, 'id' | 'audience' | 'body' | 'masked'>,
): MessageBody | undefined {
  if (!opened) return undefined;
  if (row.audience === opened.audience) return bodyFrom(opened.text(row.id, 'body', row.body));
  const masked = opened.audience === 'support' ? row.masked : null;
  return masked ? bodyFrom(opened.text(row.id, 'masked', masked)) : undefined;
}

function bodyFrom(json: string): MessageBody {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was written
  return JSON.parse(json) as MessageBody;
}
