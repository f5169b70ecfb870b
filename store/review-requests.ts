// What the weekly review reads: the first words of ordinary questions, masked as support sees them, and what became of them.
import { and, asc, eq, gte, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Request } from '../content/review/review-messages.ts';
import { civilDate } from '../domain/calendar-dates.ts';
import { MINUTE } from '../domain/durations.ts';
import { dayOf } from '../domain/indicators/civil-days.ts';
import type { QuestionFacts } from '../domain/indicators/facts.ts';
import { refreshFacts } from './question-facts.ts';
import { questionFacts } from './indicator-schema.ts';
import { readBy } from './message-bodies.ts';
import type { Store } from './open-store.ts';
import { messages } from './schema.ts';
import type { Vault } from './vault.ts';
import { votes } from './vote-schema.ts';

type Kept = { store: Store; vault: Vault };
type Period = { from: number; to: number };

/** Ids of what is no question begin so. */
const VOTE = 'vote:';
const SURVEY = 'survey:';

export function isQuestion(id: string): boolean {
  return !id.startsWith(VOTE) && !id.startsWith(SURVEY);
}

/**
 * Questions received from `from` on and before `to`, comments of readers whom an article did not help, and what people wrote
 * beside their rating.
 */
export async function requestsBetween(kept: Kept, period: Period): Promise<Request[]> {
  return [
    ...(await questionsBetween(kept, period)),
    ...(await commentsBetween(kept, period)),
    ...(await surveysBetween(kept, period)),
  ];
}

async function questionsBetween({ store, vault }: Kept, { from, to }: Period): Promise<Request[]> {
  const found: Request[] = [];
  for (const facts of await ordinaryFacts(store, { from, to })) {
    const text = await firstWords({ store, vault }, facts.reference);
    if (text !== undefined) found.push({ ...requestFacts(facts), text });
  }
  return found;
}

/** Facts of the questions received from `from` on and before `to` that the review reads. */
export async function ordinaryFacts(store: Store, { from, to }: Period): Promise<QuestionFacts[]> {
  await refreshFacts(store);
  const rows = await store.db
    .select({ facts: questionFacts.facts })
    .from(questionFacts)
    .where(and(gte(questionFacts.receivedAt, from), lt(questionFacts.receivedAt, to)))
    .orderBy(asc(questionFacts.question));
  return rows.map(({ facts }) => facts).filter(isOrdinary);
}

/** Nothing of the medical team's, nothing of a machine's. */
function isOrdinary({ route, team, automated }: QuestionFacts): boolean {
  return team === 'support' && !automated && (route === 'question' || route === 'complaint');
}

function requestFacts(facts: QuestionFacts): Omit<Request, 'text'> {
  const { reference, role, receivedAt, handedOff, resolutions, rating, clocks } = facts;
  const net = Math.max(0, ...clocks.map((clock) => clock.net));
  const isReopened = resolutions.some(({ cameBackAt }) => cameBackAt !== undefined);
  const settled = resolutions.length > 0 ? 'resolved' : 'answered';
  return {
    id: reference,
    date: civilDate(dayOf(receivedAt)),
    role,
    outcome: isReopened ? 'reopened' : handedOff ? 'handed_off' : settled,
    rating: rating?.score ?? null,
    openMinutes: Math.round(net / MINUTE),
  };
}

/** Undefined once its words are destroyed, and for what support may not read. */
export async function firstWords({ store, vault }: Kept, reference: string): Promise<string | undefined> {
  const [row] = await store.db
    .select()
    .from(messages)
    .where(and(eq(messages.question, reference), inArray(messages.author, ['requester'])))
    .orderBy(asc(messages.arrival))
    .limit(1);
  if (row === undefined) return undefined;
  const body = readBy(await vault.reader('support').of(store.db, reference), row);
  return body === undefined ? undefined : [body.subject, body.text].filter(Boolean).join('\n');
}

async function commentsBetween({ store, vault }: Kept, { from, to }: Period): Promise<Request[]> {
  const { helped, comment, at: votedAt } = votes;
  const rows = await store.db
    .select()
    .from(votes)
    .where(and(eq(helped, false), isNotNull(comment), gte(votedAt, from), lt(votedAt, to)))
    .orderBy(asc(votes.id));
  const found: Request[] = [];
  for (const { id, at, comment: sealed } of rows) {
    const opened = await vault.reader('support').of(store.db, id);
    if (!opened || !sealed) continue;
    const text = opened.text(id, 'body', sealed);
    const told = { role: 'unknown', outcome: 'no_result', rating: null, openMinutes: 0 } as const;
    found.push({ ...told, id: VOTE + id, date: civilDate(dayOf(at)), text });
  }
  return found;
}

/** A note of 1 or 2: the matter was not settled for them. */
const LOW = 2;

/** Of ordinary questions alone, as support reads them: what was masked stays masked. */
async function surveysBetween({ store, vault }: Kept, { from, to }: Period): Promise<Request[]> {
  const { kind, question, at: writtenAt, arrival } = messages;
  const rows = await store.db
    .select({ message: messages, facts: questionFacts.facts })
    .from(messages)
    .innerJoin(questionFacts, eq(questionFacts.question, question))
    .where(and(eq(kind, 'comment'), gte(writtenAt, from), lt(writtenAt, to)))
    .orderBy(asc(arrival));
  const ordinary = rows.filter(({ facts }) => isOrdinary(facts));
  const opened = await vault.reader('support').ofEach(
    store.db,
    ordinary.map(({ facts }) => facts.reference),
  );
  return ordinary.flatMap(({ message, facts: { reference, role, rating } }): Request[] => {
    const text = readBy(opened.get(reference), message)?.text;
    if (text === undefined) return [];
    const outcome = (rating?.score ?? LOW) <= LOW ? 'no_result' : 'resolved';
    const told = { role, outcome, rating: rating?.score ?? null, openMinutes: 0 } as const;
    return [{ ...told, id: SURVEY + message.id, date: civilDate(dayOf(message.at)), text }];
  });
}
