// What is planned of an article, on a real engine whose time can be skipped.
import { randomUUID } from 'node:crypto';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setArticleTimer } from '../../intake/article-timers.ts';
import { createWorker, type HostedWorker } from '../../worker/worker.ts';
import { skippingEngine, type SkippingEngine } from '../support/engine.ts';
import { outside } from '../support/outside.ts';

const taskQueue = randomUUID();
const carriedOut: { article: string; at: number }[] = [];
let engine: SkippingEngine;
let worker: HostedWorker;
let running: Promise<void>;

beforeAll(async () => {
  engine = await skippingEngine();
  const connection = await NativeConnection.connect({ address: engine.address });
  let failures = 1;
  const carryOutArticlePlan = async (due: { article: string; at: number }) => {
    if (failures-- > 0) throw new Error('the store is away');
    carriedOut.push(due);
  };
  const activities = { ...outside().activities, carryOutArticlePlan };
  worker = await createWorker({ connection, namespace: engine.namespace, activities, taskQueue });
  running = worker.run().finally(() => connection.close());
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await engine.close();
});

describe('a plan of an article', () => {
  test('is carried out by a timer of the engine when its time has come, once however often it is set', async () => {
    const due = { article: 'tram', at: Date.now() + 30 * 24 * 3_600_000 };
    const set = setArticleTimer(engine.client, taskQueue);
    await Promise.all([set(due), set(due)]);
    await engine.forward(`article:tram:${due.at}`);
    await expect.poll(() => carriedOut).toEqual([due]);
    await engine.client.workflow.getHandle(`article:tram:${due.at}`).result();
    expect(carriedOut).toEqual([due]);
  });
});
