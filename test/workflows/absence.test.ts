// A planned absence on a real engine whose time can be skipped.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlannedAbsence } from '../../domain/absence.ts';
import { absenceClient, type AbsenceClient } from '../../intake/absence-client.ts';
import { skippingWorker, type SkippingWorker } from '../support/skipping-worker.ts';

const HOUR = 3_600_000;
const kept: PlannedAbsence[] = [];
/** How many questions the agent holds at each look, by absence. */
const holds = new Map<string, number[]>();
const looks: string[] = [];
let worker: SkippingWorker;
let timers: AbsenceClient;

beforeAll(async () => {
  worker = await skippingWorker({
    keepAbsence: async (absence: PlannedAbsence) => void kept.push(absence),
    returnClaims: async ({ id }: { id: string }) => {
      looks.push(id);
      return holds.get(id)?.shift() ?? 0;
    },
  });
  timers = absenceClient(worker.engine.client, worker.taskQueue);
});
afterAll(() => worker.close());

const handleOf = (id: string) => worker.engine.client.workflow.getHandle(`absence:${id}`);

async function planned(inMs: number, held: number[] = []) {
  const at = Date.now();
  const absence = {
    id: randomUUID(),
    agent: 'lea',
    startsAt: at + inMs,
    endsAt: at + 100 * HOUR,
    by: 'ines',
    at,
  };
  holds.set(absence.id, held);
  await timers.begin(absence);
  return absence;
}

describe('a planned absence', () => {
  test('is kept at once, and gives back what its agent holds when it begins, what came last too', async () => {
    const absence = await planned(48 * HOUR, [2, 1, 0]);
    await expect.poll(() => kept).toContainEqual(absence);
    expect(looks).not.toContain(absence.id);
    await worker.engine.forwardTo(`absence:${absence.id}`, absence.startsAt - HOUR);
    expect(looks).not.toContain(absence.id);
    await worker.engine.forwardTo(`absence:${absence.id}`, absence.startsAt + HOUR).catch(() => {});
    await handleOf(absence.id).result();
    expect(looks.filter((id) => id === absence.id)).toHaveLength(3);
  });

  test('planned twice under one id is one', async () => {
    const absence = await planned(48 * HOUR);
    await timers.begin(absence);
    await expect.poll(() => kept.filter(({ id }) => id === absence.id)).toHaveLength(1);
    await timers.end(absence.id);
    await timers.begin(absence);
    await expect.poll(async () => (await handleOf(absence.id).describe()).status.name).toBe('CANCELLED');
  });

  test('taken back, gives back nothing; one that is over hears of nothing', async () => {
    const absence = await planned(48 * HOUR, [2]);
    await timers.end(absence.id);
    await expect(handleOf(absence.id).result()).rejects.toThrow(/cancel/i);
    expect(looks).not.toContain(absence.id);
    await timers.end(absence.id);
    await timers.end(randomUUID());
  });
});
