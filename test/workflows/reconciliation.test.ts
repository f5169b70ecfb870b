// An open question whose workflow is gone, fails for ever or sleeps through its hour is seen by people, and goes on.
import { eq } from 'drizzle-orm';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../domain/journal.ts';
import { summaryOf } from '../../domain/summary.ts';
import { engineCensus } from '../../intake/engine-census.ts';
import { reconcileQuestions } from '../../service/reconcile-questions.ts';
import { repairQuestion } from '../../service/repair-question.ts';
import { projectEvents } from '../../store/project-journal.ts';
import { questions } from '../../store/schema.ts';
import type { Trouble } from '../../store/troubles.ts';
import { paris } from '../support/cast.ts';
import { openHouse, type Case, type House } from '../support/house.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

const { ResetWorkflowExecutionRequest } = proto.temporal.api.workflowservice.v1;
const monday = paris('2035-06-04T10:00');
let house: House;
let opened: Opened;
const alerted: Trouble[] = [];
beforeAll(async () => {
  [house, opened] = await Promise.all([openHouse(), embeddedStore()]);
});
afterAll(async () => {
  await house.close();
  await opened.remove();
});

/** One round; `at` is the instant that counts, now unless said. */
function round(at = Date.now()) {
  const { store } = opened;
  const engine = engineCensus(house.engine.client);
  const alert = async (trouble: Trouble) => void alerted.push(trouble);
  return reconcileQuestions({ store, engine, alert, now: () => at });
}

/** A complaint that Léa has, as the store shows it. */
async function claimed(byItsRun = false): Promise<Case> {
  const asked = await house.ask({ at: monday, reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  await expect.poll(async () => (await asked.state()).sheet).toBeDefined();
  await asked.update('claim', { agent: 'lea' });
  // What the store is shown below is whole: the words sent meanwhile are journalled as well.
  await expect.poll(async () => (await asked.types()).filter((type) => type === 'said')).toHaveLength(2);
  const { store } = opened;
  const { reference } = asked;
  await store.db.insert(questions).values({ reference, channel: 'chat', role: 'employee', receivedAt: 0 });
  const [events, summary] = [await asked.journal(), summaryOf(await asked.state())];
  const run = byItsRun ? (await asked.handle.describe()).runId : 'one';
  await projectEvents(store, { question: reference, events, summary, asOf: { run, events: 99 } });
  return asked;
}

/** Each text that people were told, once: a run that was reset says it again under the same name, which nobody sees twice. */
const textsSaid = (asked: Case) => [...new Set(asked.said().map(({ message }) => message))].toSorted();

describe('an open question that goes on', () => {
  test('is left alone', async () => {
    const { reference } = await claimed();
    expect((await round()).map(({ question }) => question)).not.toContain(reference);
  });
});

describe('an open question whose workflow an operator has ended', () => {
  let asked: Case;
  const trouble = () => ({ question: asked.reference, kind: 'lost', detail: 'terminated' });

  test('is found, and told to supervisors once', async () => {
    asked = await claimed();
    await asked.handle.terminate();
    await expect.poll(() => round()).toContainEqual(trouble());
    await round();
    expect(alerted.filter(({ question }) => question === asked.reference)).toEqual([
      expect.objectContaining(trouble()),
    ]);
  });

  test('goes on from its journal when it is repaired, and is claimed as it was', async () => {
    const { store } = opened;
    const { client } = house.engine;
    const before = await asked.state();
    const repaired = await repairQuestion(
      { store, client, taskQueue: house.taskQueue },
      { reference: asked.reference, restart: false },
    );
    expect(repaired).toEqual({ events: before.seq });
    const anew = client.workflow.getHandle(asked.reference);
    await expect.poll(() => anew.query('state')).toMatchObject({ assignee: 'lea', status: 'with-agent' });
    const reply = { id: `${asked.reference}-r1`, agent: 'lea', message: 'm1' };
    await anew.executeUpdate('reply', { args: [asked.signed('reply', reply)] });
    expect((await round()).map(({ question }) => question)).not.toContain(asked.reference);
    const journal = await anew.query<JournalEvent[]>('journal');
    expect(journal).toContainEqual(
      expect.objectContaining({ type: 'operated', what: 'terminated', by: 'system' }),
    );
  });

  test('that runs is not started anew by mistake', async () => {
    const { store } = opened;
    const { client } = house.engine;
    const again = repairQuestion({ store, client }, { reference: asked.reference, restart: false });
    await expect(again).rejects.toMatchObject({ code: 'question-runs' });
    const unknown = repairQuestion({ store, client }, { reference: 'PAL-2222-2222', restart: false });
    await expect(unknown).rejects.toMatchObject({ code: 'unknown-question' });
  });
});

describe('an open question whose workflow an operator has reset', () => {
  test('is found, takes nothing back, and goes on from what people were told once it is repaired', async () => {
    const { client, namespace } = house.engine;
    const asked = await claimed(true);
    const { reference } = asked;
    const before = await asked.journal();
    const said = textsSaid(asked);
    const { events } = await asked.handle.fetchHistory();
    const firstDecision = events?.find((event) => event.workflowTaskCompletedEventAttributes);
    const reset = ResetWorkflowExecutionRequest.fromObject({
      namespace,
      workflowExecution: { workflowId: reference },
      workflowTaskFinishEventId: firstDecision?.eventId,
      requestId: reference,
      reason: 'by hand',
    });
    await client.workflowService.resetWorkflowExecution(reset);
    await expect.poll(() => round()).toContainEqual({ question: reference, kind: 'lost', detail: 'reset' });
    await repairQuestion(
      { store: opened.store, client, taskQueue: house.taskQueue },
      { reference, restart: true },
    );
    const anew = client.workflow.getHandle(reference);
    await expect
      .poll(() => anew.query<JournalEvent[]>('journal'))
      .toContainEqual(expect.objectContaining({ type: 'operated', what: 'reset' }));
    const journal = await anew.query<JournalEvent[]>('journal');
    expect(journal.slice(0, before.length)).toEqual(before);
    expect((await round()).map(({ question }) => question)).not.toContain(reference);
    expect(textsSaid(asked)).toEqual(said);
  });
});

describe('an open question that the engine never had', () => {
  test('is found once all its messages were handed over', async () => {
    const reference = 'PAL-NNNN-NNNN';
    const lost = { reference, channel: 'chat', role: 'employee', receivedAt: 0 } as const;
    await opened.store.db.insert(questions).values(lost);
    expect(await round()).toContainEqual({ question: reference, kind: 'lost', detail: 'not-found' });
    await opened.store.db.delete(questions).where(eq(questions.reference, reference));
    expect((await round()).map(({ question }) => question)).not.toContain(reference);
  });
});

describe('an open question that sleeps through its hour', () => {
  test('is found by what its own rules say must have happened', async () => {
    const { reference } = await claimed();
    const found = await round(monday + 7 * 24 * 3_600_000);
    expect(found).toContainEqual({ question: reference, kind: 'silent', detail: 'warned' });
  });
});
