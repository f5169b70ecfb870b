// The mails of a question, both ways: what a reply answers, and to which question a mail belongs.
import { mailHeaderRows } from '../store/message-rows.ts';
import type { Store } from '../store/open-store.ts';
import { questionsBy } from '../store/questions.ts';
import type { Vault } from '../store/vault.ts';
import { sentIds } from '../store/sent-mails.ts';

export type Thread = { inReplyTo?: string; references: string[] };
type Headers = { messageId?: string; inReplyTo?: string; references?: string[] };
type House = { store: Store; vault: Vault };

/** Mail programs cut long lists by themselves; the first id and the latest ones hold a thread together. */
const REFERENCES = 20;
/** Where a mail may belong: the latest questions of its sender. */
const QUESTIONS_TRIED = 20;

/** What our next mail answers: the person's last one. The same until somebody writes again. */
export async function threadOf(house: House, question: string): Promise<Thread> {
  const theirs = await headersOf(house, question);
  const inReplyTo = theirs.findLast(({ messageId }) => messageId !== undefined)?.messageId;
  const received = theirs.flatMap(({ at, messageId, references = [] }) =>
    [...references, ...(messageId === undefined ? [] : [messageId])].map((id) => ({ messageId: id, at })),
  );
  const sent = await sentIds(house.store.db, question);
  const inOrder = [...received, ...sent].toSorted((a, b) => a.at - b.at).map(({ messageId }) => messageId);
  const ids = [...new Set(inOrder)];
  const references = ids.length > REFERENCES ? [...ids.slice(0, 1), ...ids.slice(1 - REFERENCES)] : ids;
  return { references, ...(inReplyTo === undefined ? {} : { inReplyTo }) };
}

/**
 * The question that holds an earlier mail of this sender with one of these ids. Only their own questions are looked
 * into: an id that a stranger quotes leads nowhere.
 */
export async function questionOfMail(
  house: House,
  messageIds: readonly string[],
  sender: string,
): Promise<string | undefined> {
  const requester = house.vault.pseudonym(sender);
  const theirs = { requester, channel: 'email', limit: QUESTIONS_TRIED } as const;
  for (const reference of await questionsBy(house.store.db, theirs)) {
    const headers = await headersOf(house, reference);
    if (headers.some(({ messageId }) => messageId !== undefined && messageIds.includes(messageId)))
      return reference;
  }
  return undefined;
}

async function headersOf({ store, vault }: House, question: string): Promise<(Headers & { at: number })[]> {
  const opened = await vault.reader('support').of(store.db, question);
  if (!opened) return [];
  const rows = await mailHeaderRows(store.db, question);
  return rows.flatMap((row) => {
    if (!row.mail) return [];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was written
    const headers = JSON.parse(opened.text(row.id, 'mail', row.mail)) as Headers;
    return [{ ...headers, at: row.at }];
  });
}
