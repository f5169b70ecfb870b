// Open questions are compared with the engine, so that one that does not go on is seen by people rather than waited for.
import { passedDeadlines } from '../domain/deadlines.ts';
import { replayJournal } from '../domain/evolve.ts';
import { published } from '../domain/policy.ts';
import type { EngineCensus } from '../intake/engine-census.ts';
import type { Store } from '../store/open-store.ts';
import { toldQuestions, type ToldQuestion } from '../store/questions.ts';
import { eventsAfter } from '../store/project-journal.ts';
import { keepTroubles, questionsOwed, questionsPastDue, type Trouble } from '../store/troubles.ts';

export type Reconciling = {
  store: Pick<Store, 'db'>;
  engine: EngineCensus;
  /** Told once of each question that has stopped going on. */
  alert: (trouble: Trouble & { at: number }) => Promise<void>;
  now: () => number;
};

/** What a message, its handing over and the engine's own lists may take before anything is amiss. */
const GRACE_MS = 2 * 60_000;
/** Questions past an instant that are looked into at once, those that wait the longest. */
const PAST_DUE_EXAMINED = 200;

/** One round. Gives every open question that does not go on. Throws when the engine or the store is away: nobody knows then. */
export async function reconcileQuestions({ store, engine, alert, now }: Reconciling): Promise<Trouble[]> {
  const at = now();
  const { db } = store;
  const owed = await questionsOwed(db, at - GRACE_MS);
  const failing = new Set(await engine.failing());
  const found = new Map<string, Trouble>();
  for (const trouble of await silentOnes(db, at)) found.set(trouble.question, trouble);
  for (const question of owed)
    if (failing.has(question)) found.set(question, { question, kind: 'stuck', detail: 'task-failed' });
  const running = await engine.running();
  for (const trouble of await resetOnes(engine, running, await toldQuestions(db)))
    found.set(trouble.question, trouble);
  const lost = await lostOnes(engine, running, owed);
  // Closed between the two looks: it is owed no more.
  const still = new Set(lost.length === 0 ? [] : await questionsOwed(db, at - GRACE_MS));
  for (const trouble of lost) if (still.has(trouble.question)) found.set(trouble.question, trouble);
  const troubles = [...found.values()];
  for (const trouble of await keepTroubles(db, troubles, at)) await alert({ ...trouble, at });
  return troubles;
}

/** An operator's reset began another run, which knows less than people were told. */
async function resetOnes(
  engine: EngineCensus,
  running: ReadonlyMap<string, string>,
  told: readonly ToldQuestion[],
): Promise<Trouble[]> {
  const reset: Trouble[] = [];
  for (const { reference: question, run } of told) {
    const runs = running.get(question);
    if (runs === undefined || run === '' || runs === run) continue;
    if (await engine.wasReset(question, runs)) reset.push({ question, kind: 'lost', detail: 'reset' });
  }
  return reset;
}

/** Owed by the engine, and no run of it goes on. Each is asked for by name: the list may be late. */
async function lostOnes(
  engine: EngineCensus,
  running: ReadonlyMap<string, string>,
  owed: readonly string[],
): Promise<Trouble[]> {
  const lost: Trouble[] = [];
  for (const question of owed) {
    if (running.has(question)) continue;
    const detail = await engine.standing(question);
    if (detail !== 'running') lost.push({ question, kind: 'lost', detail });
  }
  return lost;
}

/** The rules say that time alone has brought something about, and the journal knows nothing of it. */
async function silentOnes(db: Reconciling['store']['db'], at: number): Promise<Trouble[]> {
  const silent: Trouble[] = [];
  for (const question of await questionsPastDue(db, at - GRACE_MS, PAST_DUE_EXAMINED)) {
    const state = replayJournal(question, published, await eventsAfter(db, question, 0));
    const [missed] = passedDeadlines(state, at - GRACE_MS, true);
    if (missed) silent.push({ question, kind: 'silent', detail: missed.type });
  }
  return silent;
}
