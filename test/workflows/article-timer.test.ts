// What is planned of an article, on a real engine whose time can be skipped.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setArticleTimer } from '../../intake/article-timers.ts';
import { skippingWorker, type SkippingWorker } from '../support/skipping-worker.ts';

const carriedOut: { article: string; at: number }[] = [];
let worker: SkippingWorker;

beforeAll(async () => {
  let failures = 1;
  const carryOutArticlePlan = async (due: { article: string; at: number }) => {
    if (failures-- > 0) throw new Error('the store is away');
    carriedOut.push(due);
  };
  worker = await skippingWorker({ carryOutArticlePlan });
});
afterAll(() => worker.close());

describe('a plan of an article', () => {
  test('is carried out by a timer of the engine when its time has come, once however often it is set', async () => {
    const due = { article: 'tram', at: Date.now() + 30 * 24 * 3_600_000 };
    const set = setArticleTimer(worker.engine.client, worker.taskQueue);
    await Promise.all([set(due), set(due)]);
    await worker.engine.forward(`article:tram:${due.at}`);
    await expect.poll(() => carriedOut).toEqual([due]);
    await worker.engine.client.workflow.getHandle(`article:tram:${due.at}`).result();
    expect(carriedOut).toEqual([due]);
  });
});
