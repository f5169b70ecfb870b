import type { MailState } from '../../domain/message-states.ts';
import { deskLine } from '../../store/desk-list.ts';
import {
  mailLine,
  openMail,
  openMails,
  outboxList,
  type ListedMail,
  type OutboxMail,
} from '../../store/outbox.ts';
import { noteOpening } from '../../store/openings.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';
import { viewOf } from './views.ts';

type MailsAsked = { state?: MailState | undefined; address?: string | undefined };
type MailEntry = ListedMail & { recipient: string; subject: string };

const SHOWN = 100;
/** Recipients looked at for a part of an address; a whole one is known at once, however old. */
const SEARCHED = 500;

/** Mail of questions that support may read, the newest first, without its words. For supervisors. */
export async function mailsFor(
  { store, vault }: Pick<ApiContext, 'store' | 'vault'>,
  agent: Session,
  { state, address = '' }: MailsAsked,
): Promise<MailEntry[]> {
  mustSupervise(agent);
  const isWhole = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address);
  const lines = await outboxList(store.db, {
    limit: address === '' ? SHOWN : SEARCHED,
    ...(state === undefined ? {} : { state }),
    ...(isWhole ? { requester: vault.pseudonym(address) } : {}),
  });
  const readable = await readableOf({ store }, agent, lines);
  const opened = await openMails(
    store.db,
    vault.reader('support'),
    readable.map(({ message }) => message),
  );
  const part = address.toLowerCase();
  const mails = readable.flatMap((line): MailEntry[] => {
    const { recipient, content } = opened.get(line.message) ?? {};
    if (recipient === undefined || content === undefined) return [];
    return recipient.toLowerCase().includes(part) ? [{ ...line, recipient, subject: content.subject }] : [];
  });
  return mails.slice(0, SHOWN);
}

async function readableOf({ store }: Pick<ApiContext, 'store'>, agent: Session, lines: ListedMail[]) {
  const questions = [...new Set(lines.map(({ question }) => question))];
  const read = await Promise.all(questions.map((question) => mayRead({ store }, agent, question)));
  const readable = new Set(questions.filter((_, index) => read[index]));
  return lines.filter(({ audience, question }) => audience === 'support' && readable.has(question));
}

/** Even the address of whoever asked a medical question tells something of their health. */
async function mayRead(
  { store }: Pick<ApiContext, 'store'>,
  agent: Session,
  question: string,
): Promise<boolean> {
  const line = await deskLine(store.db, question);
  const view = line && viewOf(agent, line);
  return view === 'support' || view === 'medical';
}

/** One mail in full. Throws Refusal `not-found`, also for one of a medical question. */
export async function mailFor(
  { store, vault, now }: Pick<ApiContext, 'store' | 'vault' | 'now'>,
  agent: Session,
  message: string,
): Promise<Pick<OutboxMail, 'recipient' | 'content'>> {
  mustSupervise(agent);
  const line = await mailLine(store.db, message);
  const readable = line && (await mayRead({ store }, agent, line.question));
  if (!readable) throw new Refusal('not-found');
  const opening = {
    question: line.question,
    agent: agent.id,
    view: 'support',
    part: 'mail',
    at: now(),
  } as const;
  await noteOpening(store.db, opening);
  const mail = await openMail(store.db, vault.reader('support'), message);
  if (!mail) throw new Refusal('not-found');
  return mail;
}

function mustSupervise(agent: Session): void {
  if (!has(agent, 'supervisor')) throw new Refusal('forbidden');
}
