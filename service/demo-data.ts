// Three invented months, so that whoever tries the service sees every screen alive. Each question went through the process's
// own rules on virtual time; those that are not over go on in the engine from where they are.
import type { Client } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { expandSheet } from '../activities/calendar/sheet.ts';
import type { Article } from '../content/articles.ts';
import { demoTexts } from '../content/fr/demo-texts.ts';
import { DAY, MINUTE, WEEK } from '../domain/durations.ts';
import { factsOf } from '../domain/indicators/facts.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { published } from '../domain/policy.ts';
import { summaryOf } from '../domain/summary.ts';
import { plausiblePast, type Past, type PastQuestion } from '../domain/simulation/plausible-past.ts';
import { calendarInForce } from '../store/calendars.ts';
import { importQuestions, type WholeQuestion } from '../store/import-questions.ts';
import { questions } from '../store/schema.ts';
import { channel, questionStatus, role } from '../domain/search-attributes.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import type { Container } from './container.ts';
import { inventVisits } from './demo-visits.ts';

const MONTHS = 91 * DAY;
const BATCH = 40;

type Parts = Pick<Container, 'store' | 'vault' | 'articles'>;

/** Nothing where there are questions already. Gives how many were invented. */
export async function inventPast(parts: Parts, client: Client, now: number): Promise<number> {
  if ((await parts.store.db.$count(questions)) > 0) return 0;
  const articles = parts.articles();
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  let batch: WholeQuestion[] = [];
  let count = 0;
  for (const one of plausiblePast(await pastUntil(parts, articles, now))) {
    batch.push(await wholeOf(parts, one, bySlug));
    if (one.state.status !== 'closed') await goOn(client, one);
    count += 1;
    if (batch.length === BATCH) await keep(parts, batch.splice(0));
  }
  await keep(parts, batch.splice(0));
  await inventVisits(parts, articles, { from: now - MONTHS, until: now });
  return count;
}

async function pastUntil({ store }: Parts, articles: readonly Article[], now: number): Promise<Past> {
  const calendar = await calendarInForce(store.db);
  const topics = articles.filter(({ status }) => status === 'published').map(({ slug }) => slug);
  return {
    seed: 4,
    from: now - MONTHS,
    until: now,
    perDay: 14,
    topics,
    habits: {
      agents: ['lea', 'marc', 'ines'],
      doctors: ['roux'],
      assistantRate: 0.5,
      claimAfter: 11 * MINUTE,
      answerAfter: 12 * MINUTE,
    },
    hours: (from) => expandSheet(calendar, from, from + 5 * WEEK),
    incidents: [{ from: now - 24 * DAY, until: now - 21 * DAY, topic: topics[0] ?? '', times: 3 }],
  };
}

async function keep({ store }: Parts, batch: readonly WholeQuestion[]): Promise<void> {
  if (batch.length > 0) await store.db.transaction((db) => importQuestions(db, batch));
}

/** In the engine, with its whole journal, as a long conversation goes on in a new run. */
async function goOn(client: Client, { reference, journal, state }: PastQuestion): Promise<void> {
  const at = journal[0]?.at ?? 0;
  await client.workflow.start('question', {
    workflowId: reference,
    taskQueue: TASK_QUEUE,
    args: [
      { reference, channel: state.channel, role: state.role, at, policy: published },
      { journal, recorded: journal.length, undone: [] },
    ],
    typedSearchAttributes: new TypedSearchAttributes([
      { key: questionStatus, value: state.status },
      { key: channel, value: state.channel },
      { key: role, value: state.role },
    ]),
  });
}

async function wholeOf(
  { vault }: Parts,
  { reference, journal, state }: PastQuestion,
  bySlug: ReadonlyMap<string, Article>,
): Promise<WholeQuestion> {
  const { rows, sealer } = await vault.fresh(reference);
  const turn = journal[0]?.at ?? 0;
  const name = demoTexts.names[turn % demoTexts.names.length] ?? '';
  const medical = state.route?.startsWith('medical') === true || state.route === 'emergency';
  const audience = medical ? 'medical' : 'support';
  const messages = journal.flatMap((event) => {
    const said = saidBy(event, { state, article: bySlug.get(state.topic ?? ''), turn: event.seq });
    if (said === undefined) return [];
    const { id, text, ...rest } = said;
    const body = sealer(audience, id, 'body')(JSON.stringify({ text }));
    return [{ id, question: reference, audience, body, at: event.at, ...rest } as const];
  });
  return {
    question: { reference, channel: state.channel, role: state.role, receivedAt: journal[0]?.at ?? 0 },
    keys: rows,
    contact: sealer('support', reference, 'contact')(JSON.stringify({ name })),
    messages,
    journal,
    summary: summaryOf(state),
    facts: factsOf(reference, journal),
  };
}

type About = { state: PastQuestion['state']; article: Article | undefined; turn: number };
type Said = {
  id: string;
  text: string;
  author: 'requester' | 'assistant' | 'agent';
  agent?: string;
  kind: string;
  open: boolean;
};

function saidBy(event: JournalEvent, { state, article, turn }: About): Said | undefined {
  const title = article?.title ?? 'Comment vous joindre ?';
  const answer = article?.answer ?? '';
  const agent = event.by.startsWith('agent:') ? event.by.slice('agent:'.length) : undefined;
  const byAgent = (id: string, kind: string, text: string): Said => ({
    id,
    text,
    kind,
    author: 'agent',
    open: kind !== 'note',
    ...(agent === undefined ? {} : { agent }),
  });
  switch (event.type) {
    case 'message':
      return {
        id: event.message,
        text: questionText(event.seq, state, { title, turn }),
        author: 'requester',
        kind: 'message',
        open: true,
      };
    case 'answered':
    case 'clarified':
      return {
        id: event.message,
        text: demoTexts.answered(title, answer),
        author: 'assistant',
        kind: 'answer',
        open: true,
      };
    case 'replied':
      return byAgent(event.message, 'reply', demoTexts.replied(answer, turn));
    case 'asked':
      return byAgent(event.message, 'ask', demoTexts.asked);
    case 'noted':
      return byAgent(event.message, 'note', demoTexts.noted);
    case 'extended':
      return event.message === undefined ? undefined : byAgent(event.message, 'extend', demoTexts.extended);
    case 'resolved':
      return event.message === undefined
        ? undefined
        : byAgent(event.message, 'resolve', demoTexts.replied(answer, turn));
    default:
      return undefined;
  }
}

/** Its first message stands third in the journal at the latest. */
function questionText(
  seq: number,
  { route }: About['state'],
  { title, turn }: { title: string; turn: number },
): string {
  if (seq > 4) return demoTexts.next(turn);
  if (route === 'complaint') return demoTexts.complaint(title);
  if (route === 'emergency') return demoTexts.emergency;
  return route?.startsWith('medical') ? demoTexts.medical : demoTexts.first(title, turn);
}
