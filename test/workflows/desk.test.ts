import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paris } from '../support/cast.ts';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { pseudonymised } from '../../worker/pseudonymise.ts';
import { replayHistories } from '../../worker/replay-history.ts';
import { signerOf } from '../../store/command-signer.ts';
import { houseSigner, openHouse, type Case, type House } from '../support/house.ts';

const monday = paris('2035-06-04T10:00');
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a complaint on the desk', () => {
  test('is claimed by one agent only, however many try at once', async () => {
    const asked = await complaint();
    const claims = await Promise.allSettled(
      ['lea', 'marc', 'ines'].map((agent) => asked.update('claim', { agent })),
    );
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await codes(claims)).toEqual(['claimed-by-another', 'claimed-by-another']);
    expect(await asked.when('claimed')).toHaveLength(1);
  });

  test('goes from claim through reply, question to the person and their answer to its resolution', async () => {
    const asked = await complaint();
    await asked.update('claim', { agent: 'lea' });
    await asked.update('note', { agent: 'marc', message: 'n1' });
    await asked.update('reply', { agent: 'lea', message: 'm1' });
    await asked.update('ask', { agent: 'lea', message: 'm2' });
    expect(await asked.status()).toBe('waiting');
    await asked.write();
    await expect.poll(asked.status).toBe('with-agent');
    await asked.update('resolve', { agent: 'lea', message: 'm3' });
    expect(await asked.state()).toMatchObject({ status: 'resolved', assignee: 'lea' });
    await expect.poll(asked.occasions).toContain('resolved');
  });

  test('is released, and taken by a colleague', async () => {
    const asked = await complaint();
    await asked.update('claim', { agent: 'lea' });
    await expect(refusal(asked.update('release', { agent: 'marc' }))).resolves.toBe('claimed-by-another');
    await asked.update('release', { agent: 'lea' });
    await asked.update('claim', { agent: 'marc' });
    expect(await asked.state()).toMatchObject({ assignee: 'marc', status: 'with-agent' });
  });

  test('is never answered blind: a reply written before the last message is refused', async () => {
    const asked = await complaint();
    const { seq } = await asked.update('claim', { agent: 'lea' });
    await asked.write();
    await expect(refusal(asked.update('reply', { agent: 'lea', message: 'm1', seen: seq }))).resolves.toBe(
      'stale',
    );
    const { seq: now } = await asked.state();
    await asked.update('reply', { agent: 'lea', message: 'm1', seen: now });
  });

  test('has its delay extended in an agent’s own words once; a second time takes a supervisor', async () => {
    const asked = await complaint();
    await asked.update('claim', { agent: 'lea' });
    const promisedAt = paris('2035-06-08T12:00');
    await asked.update('extend', { agent: 'lea', message: 'm1', promisedAt });
    expect(await asked.state()).toMatchObject({ extension: { promisedAt, automatic: false } });
    const again = { agent: 'lea', message: 'm2', promisedAt: paris('2035-06-11T12:00') };
    await expect(refusal(asked.update('extend', again))).resolves.toBe('needs-supervisor');
    await asked.update('extend', { ...again, supervisor: true });
    await expect(
      refusal(asked.update('extend', { ...again, promisedAt: 1, supervisor: true })),
    ).resolves.toBe('out-of-range');
  });

  test('applies a command once, whatever number of times and ways it is sent', async () => {
    const asked = await complaint();
    const id = randomUUID();
    await asked.update('claim', { id, agent: 'lea' });
    await asked.update('release', { agent: 'lea' });
    await asked.update('claim', { id, agent: 'lea' });
    await asked.signal('claim', { id, agent: 'lea' });
    expect(await asked.when('claimed')).toHaveLength(1);
    expect(await asked.status()).toBe('queued');
  });

  test('refuses what does not apply any more, and says why', async () => {
    const asked = await complaint();
    await expect(refusal(asked.update('reply', { agent: 'lea', message: 'm1' }))).resolves.toBe(
      'not-claimed',
    );
    await asked.update('claim', { agent: 'lea' });
    await asked.update('resolve', { agent: 'lea' });
    await expect(refusal(asked.update('resolve', { agent: 'lea' }))).resolves.toBe('already-resolved');
    await expect(refusal(asked.update('claim', { agent: 'marc' }))).resolves.toBe('already-resolved');
    await expect(refusal(asked.update('rate', { score: 6 }))).resolves.toBe('out-of-range');
  });

  test('journals a signal that does not apply: nobody waits for its answer', async () => {
    const asked = await complaint();
    await asked.signal('reply', { agent: 'lea', message: 'm1' });
    await expect
      .poll(asked.journal)
      .toContainEqual(expect.objectContaining({ type: 'refused', command: 'reply', code: 'not-claimed' }));
  });
});

describe('whoever reaches the engine by another way', () => {
  const claim = { id: 'forged', agent: 'lea' };
  const forgedFor = (reference: string): [string, object][] => [
    ['no proof', claim],
    [
      'a proof that is only said',
      { ...claim, proof: { key: houseSigner.key, question: reference, name: 'claim' } },
    ],
    [
      'a key of their own',
      signerOf(new Uint8Array(32)).signed({ question: reference, name: 'claim' }, claim),
    ],
    ['a proof for another question', houseSigner.signed({ question: 'PAL-2222-2222', name: 'claim' }, claim)],
    ['a proof for another command', houseSigner.signed({ question: reference, name: 'note' }, claim)],
    [
      'a proof of another agent’s',
      { ...houseSigner.signed({ question: reference, name: 'claim' }, claim), agent: 'ines' },
    ],
  ];

  test('speaks for no agent; it is written down, names nobody, and takes nothing from the agent', async () => {
    const asked = await complaint();
    for (const [, forged] of forgedFor(asked.reference)) {
      const input = JSON.stringify(forged);
      await asked.byEngine('signal', 'claim', '--input', input);
      await expect(asked.byEngine('update', 'claim', '--input', input)).rejects.toThrow('unproven');
    }
    const written = (await asked.journal()).filter(({ type }) => type === 'refused');
    expect(written).toHaveLength(2 * forgedFor('').length);
    for (const event of written)
      expect(event).toMatchObject({ command: 'claim', code: 'unproven', by: 'system', unproven: true });
    expect(await asked.status()).toBe('queued');
    await asked.update('claim', claim);
    expect(await asked.state()).toMatchObject({ status: 'with-agent', assignee: 'lea' });
  });

  test('forgets nobody, and its messages are read as anybody’s, but said to have come so', async () => {
    const asked = await complaint();
    await asked.byEngine('signal', 'erase', '--input', JSON.stringify({ id: 'erase' }));
    const reading = (await asked.journal()).flatMap((event) =>
      event.type === 'message' ? [event.reading] : [],
    )[0];
    await asked.byEngine(
      'signal',
      'message',
      '--input',
      JSON.stringify({ id: 'by-hand', at: monday, reading }),
    );
    await expect
      .poll(asked.journal)
      .toContainEqual(expect.objectContaining({ type: 'message', message: 'by-hand', unproven: true }));
    const journal = await asked.journal();
    expect(journal.filter(({ type }) => type === 'message').map(({ unproven }) => unproven)).toEqual([
      undefined,
      true,
    ]);
    expect(await asked.status()).toBe('queued');
    await expect
      .poll(async () => replayedSoFar(asked, asked.reference, await asked.handle.fetchHistory()))
      .toEqual({ verdict: 'open', notCompared: 0 });
  });

  test('a life is recorded for the corpus without its reference nor its agents, and decides as before', async () => {
    const asked = await complaint();
    await asked.update('claim', { agent: 'lea' });
    await asked.byEngine('signal', 'claim', '--input', JSON.stringify({ id: 'forged', agent: 'ines' }));
    await asked.update('transfer', { agent: 'lea', to: 'marc' });
    await expect
      .poll(async () => replayedSoFar(asked, 'PAL-0000-0001', await copied(asked)))
      .toEqual({ verdict: 'open', notCompared: 0 });
    const texts = JSON.stringify(await copied(asked), (_, value: unknown) =>
      typeof value === 'string' && /^[\w+/]{16,}=*$/.test(value)
        ? `${value} ${Buffer.from(value, 'base64').toString()}`
        : value,
    );
    expect(texts).not.toMatch(new RegExp(`${asked.reference}|\\b(?:lea|ines|marc)\\b|${houseSigner.key}`));
    expect(texts).toContain('agent-1');
  });
});

describe('Temporal’s own command', () => {
  test('finds questions by what they are, and shows them without personal data', async () => {
    const asked = await complaint();
    await asked.update('claim', { agent: 'lea' });
    const query = `QuestionStatus = 'with-agent' AND Route = 'complaint' AND Assignee = 'lea' AND DueAt > '2035-01-01T00:00:00Z'`;
    await expect
      .poll(() => house.engine.temporal('workflow', 'list', '--query', query))
      .toContain(asked.reference.slice(0, 12));
    const shown = await house.engine.temporal(
      'workflow',
      'metadata',
      '--workflow-id',
      asked.reference,
      '-o',
      'json',
    );
    expect(shown).toContain('with-agent');
  });
});

async function complaint(): Promise<Case> {
  const asked = await house.ask({ at: monday, reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  return asked;
}

/** Its history as the corpus keeps it. */
async function copied({ handle }: Case): Promise<unknown> {
  return pseudonymised(JSON.parse(historyToJSON(await handle.fetchHistory())));
}

/** Its journal goes on until nothing more is to be said: a history that was fetched before carries less of it. */
async function replayedSoFar({ journal }: Case, workflowId: string, history: unknown) {
  const { length } = await journal();
  for await (const { verdict, compared } of replayHistories([{ workflowId, history }]))
    return { verdict, notCompared: length - compared };
  throw new Error('each history has its result');
}

async function refusal(update: Promise<unknown>): Promise<string> {
  const error: unknown = await update.then(
    () => new Error('it was applied'),
    (failed: unknown) => failed,
  );
  if (!(error instanceof WorkflowUpdateFailedError)) throw error;
  return error.cause?.message ?? '';
}

function codes(results: PromiseSettledResult<unknown>[]) {
  return Promise.all(
    results.flatMap((result) =>
      result.status === 'rejected' ? [refusal(Promise.reject(result.reason))] : [],
    ),
  );
}
