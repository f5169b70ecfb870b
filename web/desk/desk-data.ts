import type { Context } from 'hono';
import type { DeskAlert } from '../../api/agents/desk-alerts.ts';
import type { countsFor } from '../../api/agents/question-list.ts';
import type { mailFor, mailsFor } from '../../api/agents/mails.ts';
import type { QuestionFile } from '../../api/agents/question-file.ts';
import type { Session } from '../../api/agents/session.ts';
import type { QuestionEntry } from '../../api/agents/views.ts';
import { openIntervals } from '../../domain/open-time.ts';
import type { ClockReceipt } from '../../domain/clock-receipt.ts';
import type { OpenIntervals } from '../../domain/open-intervals.ts';
import { askApi, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { DAY } from '../../domain/durations.ts';

export type { DeskAlert, QuestionEntry as Entry, QuestionFile };
export type ListCounts = Awaited<ReturnType<typeof countsFor>>;
export type MailEntry = Awaited<ReturnType<typeof mailsFor>>[number];
export type SentMail = Awaited<ReturnType<typeof mailFor>>;
type Colleague = { id: string; name: string; roles: string[] };

/** What every page of the desk knows: who looks, at what time, and when the service is open. */
export type Seen = {
  agent: Session;
  now: number;
  /** From a month ago to a month ahead: enough to say what is left, or by how much one is late. */
  intervals: OpenIntervals;
  colleagues: readonly Colleague[];
  /** Not seen by them yet, the gravest first. */
  alerts: readonly DeskAlert[];
};

const MONTH = 31 * DAY;

/** Undefined when nobody is signed in. */
export async function seenBy(c: Context, parts: PageParts): Promise<Seen | undefined> {
  const who = await askApi<Session>(parts, c, { path: '/api/session' });
  if (!who.ok) return undefined;
  const [colleagues, alerts] = await Promise.all([
    askApi<Colleague[]>(parts, c, { path: '/api/desk/agents' }),
    askApi<DeskAlert[]>(parts, c, { path: '/api/desk/alerts' }),
  ]);
  const now = parts.now();
  return {
    agent: who.body,
    now,
    intervals: openIntervals(parts.hours(), now - MONTH, now + MONTH),
    colleagues: colleagues.ok ? colleagues.body : [],
    alerts: alerts.ok ? alerts.body : [],
  };
}

function nameOf({ colleagues }: Pick<Seen, 'colleagues'>, id: string): string {
  return colleagues.find((one) => one.id === id)?.name ?? id;
}

/** The first name, as colleagues say it. */
export function shortName(seen: Pick<Seen, 'colleagues'>, id: string): string {
  return (
    nameOf(seen, id)
      .replace(/^(Dr|Pr|M\.|Mme) /, '')
      .split(' ')[0] ?? id
  );
}

export function fileOf(c: Context, parts: PageParts, reference: string): Promise<ApiAnswer<QuestionFile>> {
  return askApi<QuestionFile>(parts, c, { path: `/api/desk/questions/${encodeURIComponent(reference)}` });
}

/** Titles of the articles as they are published now. */
export function titlesOf({ articles }: PageParts): (slug: string) => string | undefined {
  return (slug) => articles().find((article) => article.slug === slug)?.title;
}

/** The sums behind the clocks, for whoever was given the question itself. */
export async function clockReceiptsOf(
  { receipts }: PageParts,
  file: QuestionFile,
  at: number,
): Promise<ClockReceipt[]> {
  return file.clocks.length === 0 || !receipts ? [] : receipts(file.question.reference, at);
}

/** The agent has the question before their eyes: its alerts are silent for them. */
export async function markOpened(c: Context, parts: PageParts, reference: string): Promise<void> {
  const path = `/api/desk/questions/${encodeURIComponent(reference)}/opened`;
  await askApi<undefined>(parts, c, { path, method: 'PUT' });
}
