import type { Context } from 'hono';
import type { countsFor } from '../../api/agents/question-list.ts';
import type { QuestionEntry } from '../../api/agents/views.ts';
import { firstName } from '../../content/fr/delivery.ts';
import { openIntervals } from '../../domain/open-time.ts';
import type { ClockReceipt } from '../../domain/clock-receipt.ts';
import type { OpenIntervals } from '../../domain/open-intervals.ts';
import { askApi, segments, type ApiAnswer, type ApiClient, type Body } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { DAY } from '../../domain/durations.ts';

export type { QuestionEntry as Entry };
export type QuestionFile = Body<Desk['questions'][':reference']['$get']>;
export type ListCounts = Awaited<ReturnType<typeof countsFor>>;
type Desk = ApiClient['desk'];
export type AlertEntry = Body<Desk['alerts']['$get']>[number];
export type MailEntry = Body<Desk['outbox']['$get']>[number];
export type ShownMail = Body<Desk['questions'][':reference']['files'][':file']['mail']['$get']>;
export type SentMail = Body<Desk['outbox'][':message']['$get']>;
type Colleague = { id: string; name: string; roles: string[] };

/** What every page of the desk knows: who looks, at what time, and when the service is open. */
export type Seen = {
  agent: Body<ApiClient['session']['$get']>;
  now: number;
  /** From a month ago to a month ahead: enough to say what is left, or by how much one is late. */
  intervals: OpenIntervals;
  colleagues: readonly Colleague[];
  /** Not seen by them yet, the gravest first. */
  alerts: readonly AlertEntry[];
  /** Articles that wait for their review. */
  reviews: number;
};

const MONTH = 31 * DAY;

/** Undefined when nobody is signed in. */
export async function seenBy(c: Context, parts: PageParts): Promise<Seen | undefined> {
  const who = await askApi(parts, c, (api) => api.session.$get());
  if (!who.ok) return undefined;
  const [colleagues, alerts, reviews] = await Promise.all([
    askApi(parts, c, (api) => api.desk.agents.$get()),
    askApi(parts, c, (api) => api.desk.alerts.$get()),
    reviewsWaiting(c, parts, who.body),
  ]);
  const now = parts.now();
  return {
    agent: who.body,
    now,
    intervals: openIntervals(parts.hours(), now - MONTH, now + MONTH),
    colleagues: colleagues.ok ? colleagues.body : [],
    alerts: alerts.ok ? alerts.body : [],
    reviews,
  };
}

async function reviewsWaiting(c: Context, parts: PageParts, { roles }: Seen['agent']): Promise<number> {
  if (!roles.some((role) => role === 'editor' || role === 'supervisor')) return 0;
  const told = await askApi(parts, c, (api) => api.library.reviews.$get());
  return told.ok ? told.body.waiting : 0;
}

/** An editor of the help centre sees no question, unless another role of theirs does. */
export function answersPeople({ agent }: Pick<Seen, 'agent'>): boolean {
  return agent.roles.some((role) => role !== 'editor');
}

/** What support calls its questions, to be offered where one is typed. */
export async function tagsKnown(c: Context, parts: PageParts): Promise<string[]> {
  const told = await askApi(parts, c, (api) => api.desk.tags.$get());
  return told.ok ? told.body.map(({ tag }) => tag) : [];
}

/** The whole name; the id where nobody bears it any more. */
export function nameOf({ colleagues }: Pick<Seen, 'colleagues'>, id: string): string {
  return colleagues.find((one) => one.id === id)?.name ?? id;
}

/** The first name, as colleagues say it. */
export function shortName(seen: Pick<Seen, 'colleagues'>, id: string): string {
  return firstName(nameOf(seen, id));
}

export function fileOf(c: Context, parts: PageParts, reference: string): Promise<ApiAnswer<QuestionFile>> {
  return askApi(parts, c, (api) => api.desk.questions[':reference'].$get({ param: segments({ reference }) }));
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
export async function recordOpening(c: Context, parts: PageParts, reference: string): Promise<void> {
  await askApi(parts, c, (api) =>
    api.desk.questions[':reference'].opened.$put({ param: segments({ reference }) }),
  );
}
