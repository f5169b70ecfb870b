// What the review shows beside its groups: what agents answered, and the questions that took too long or came back.
import { and, arrayOverlaps, asc, eq, inArray } from 'drizzle-orm';
import type { QuestionFacts } from '../domain/indicators/facts.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { refreshFacts } from './question-facts.ts';
import { questionFacts } from './indicator-schema.ts';
import { journalsOf } from './journals.ts';
import { readBy } from './message-bodies.ts';
import type { Store } from './open-store.ts';
import { messages } from './schema.ts';
import type { DayRange } from './tallies.ts';
import type { Vault } from './vault.ts';

const ANSWERS = 60;

/** A note of 4 or 5, and nothing came back. */
const HIGH = 4;

export type AgentAnswer = { text: string; isPraised: boolean };

/** What agents of support wrote to those who asked, the best first: rated high, then not reopened, then the others. */
export async function answersTo(
  { store, vault }: { store: Store; vault: Vault },
  questions: readonly string[],
): Promise<AgentAnswer[]> {
  if (questions.length === 0) return [];
  const [rows, facts, opened] = await Promise.all([
    store.db
      .select()
      .from(messages)
      .where(
        and(
          inArray(messages.question, [...questions]),
          eq(messages.author, 'agent'),
          eq(messages.open, true),
          eq(messages.audience, 'support'),
        ),
      )
      .orderBy(asc(messages.arrival))
      .limit(ANSWERS),
    factsOf(store, questions),
    vault.reader('support').ofEach(store.db, questions),
  ]);
  return rows
    .map((row) => ({
      rank: rankOf(facts.get(row.question)),
      isPraised: isPraised(facts.get(row.question)),
      text: readBy(opened.get(row.question), row)?.text,
    }))
    .toSorted((one, other) => other.rank - one.rank)
    .flatMap(({ text, isPraised: praised }) => (text === undefined ? [] : [{ text, isPraised: praised }]));
}

/** The assistant could not answer, an agent did, and the matter was well settled. */
function isPraised(facts: QuestionFacts | undefined): boolean {
  return facts?.handedOff === true && rankOf(facts) >= HIGH && facts.rating !== undefined;
}

function rankOf(facts: QuestionFacts | undefined): number {
  const { rating, resolutions = [] } = facts ?? {};
  const cameBack = resolutions.some(({ cameBackAt }) => cameBackAt !== undefined);
  return (rating?.score ?? 3) - (cameBack ? 2 : 0);
}

async function factsOf({ db }: Store, questions: readonly string[]): Promise<Map<string, QuestionFacts>> {
  const rows = await db
    .select()
    .from(questionFacts)
    .where(inArray(questionFacts.question, [...questions]));
  return new Map(rows.map(({ question, facts }) => [question, facts]));
}

/** Questions told one by one, at most: beyond, nobody reads. */
const CASES = 12;
/** Resolved and taken up again so many times, or held by so many people, a question is a complex one. */
const COMPLEX = { resolutions: 3, agents: 3 };

export type HardCase = { reference: string; missed: boolean; journal: readonly JournalEvent[] };

/** Of some days: targets missed, the longest first, then complex cases. */
export async function hardCases(
  store: Store,
  { from, to }: DayRange,
): Promise<{ cases: HardCase[]; all: number }> {
  await refreshFacts(store);
  const { db } = store;
  const days = Array.from({ length: to - from }, (_, each) => from + each);
  const rows = await db
    .select({ facts: questionFacts.facts })
    .from(questionFacts)
    .where(arrayOverlaps(questionFacts.days, days));
  const hard = rows
    .map(({ facts }) => facts)
    .filter((facts) => !facts.automated && (isMissed(facts) || isComplex(facts)))
    .toSorted(
      (one, other) => Number(isMissed(other)) - Number(isMissed(one)) || longest(other) - longest(one),
    );
  const shown = hard.slice(0, CASES);
  const journals = await journalsOf(
    db,
    shown.map(({ reference }) => reference),
  );
  return {
    all: hard.length,
    cases: shown.map((facts) => ({
      reference: facts.reference,
      missed: isMissed(facts),
      journal: journals.get(facts.reference) ?? [],
    })),
  };
}

function isMissed({ clocks }: QuestionFacts): boolean {
  return clocks.some(({ outcome }) => outcome === 'missed');
}

function isComplex({ resolutions, replies }: QuestionFacts): boolean {
  const agents = new Set(replies.map(({ agent }) => agent)).size;
  return resolutions.length >= COMPLEX.resolutions || agents >= COMPLEX.agents;
}

function longest({ clocks }: QuestionFacts): number {
  return Math.max(0, ...clocks.map(({ net }) => net));
}
