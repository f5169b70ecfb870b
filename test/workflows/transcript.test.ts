import { randomUUID } from 'node:crypto';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TranscriptAsked } from '../../activities/transcript.ts';
import { transcriptClient } from '../../intake/transcript-client.ts';
import { createWorker, type HostedWorker } from '../../worker/worker.ts';
import { skippingEngine, type SkippingEngine } from '../support/engine.ts';
import { outside } from '../support/outside.ts';

const taskQueue = randomUUID();
const mailed: TranscriptAsked[] = [];
let isRelayAway = true;
let engine: SkippingEngine;
let worker: HostedWorker;
let running: Promise<void>;

beforeAll(async () => {
  engine = await skippingEngine();
  const connection = await NativeConnection.connect({ address: engine.address });
  const mailTranscript = async (asked: TranscriptAsked) => {
    mailed.push(asked);
    if (isRelayAway) throw new Error('the relay is away');
  };
  const activities = { ...outside().activities, mailTranscript };
  worker = await createWorker({ connection, namespace: engine.namespace, activities, taskQueue });
  running = worker.run().finally(() => connection.close());
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await engine.close();
});

test('a conversation asked for by mail leaves once the relay is back, however often it is asked for', async () => {
  const ask = transcriptClient(engine.client, taskQueue);
  const asked = { question: `PAL-${randomUUID()}`, id: randomUUID() };
  await ask(asked);
  await expect.poll(() => mailed.length).toBeGreaterThan(1);
  isRelayAway = false;
  await ask(asked);
  await engine.client.workflow.getHandle(`transcript:${asked.question}:${asked.id}`).result();
  const tries = mailed.length;
  await ask(asked);
  const message = `${asked.question}:transcript:${asked.id}`;
  expect(new Set(mailed.map((one) => one.message))).toEqual(new Set([message]));
  expect(mailed).toHaveLength(tries);
});
