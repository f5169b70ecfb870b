import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TranscriptAsked } from '../../activities/transcript.ts';
import { transcriptClient } from '../../intake/transcript-client.ts';
import { skippingWorker, type SkippingWorker } from '../support/skipping-worker.ts';

const mailed: TranscriptAsked[] = [];
let isRelayAway = true;
let worker: SkippingWorker;

beforeAll(async () => {
  const mailTranscript = async (asked: TranscriptAsked) => {
    mailed.push(asked);
    if (isRelayAway) throw new Error('the relay is away');
  };
  worker = await skippingWorker({ mailTranscript });
});
afterAll(() => worker.close());

test('a conversation asked for by mail leaves once the relay is back, however often it is asked for', async () => {
  const ask = transcriptClient(worker.engine.client, worker.taskQueue);
  const asked = { question: `PAL-${randomUUID()}`, id: randomUUID() };
  await ask(asked);
  await expect.poll(() => mailed.length).toBeGreaterThan(1);
  isRelayAway = false;
  await ask(asked);
  await worker.engine.client.workflow.getHandle(`transcript:${asked.question}:${asked.id}`).result();
  const tries = mailed.length;
  await ask(asked);
  const message = `${asked.question}:transcript:${asked.id}`;
  expect(new Set(mailed.map((one) => one.message))).toEqual(new Set([message]));
  expect(mailed).toHaveLength(tries);
});
