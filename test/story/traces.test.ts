// One trace from the door to the activities, for whoever operates the service: where the time went, and no word of anybody.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newHome, type Home, type Paladin } from '../support/service.ts';
import { ask, post, type Asked } from './people.ts';
import { openCollector, type CollectedSpan, type Collector } from '../support/collector.ts';

let collector: Collector;
let home: Home;
let paladin: Paladin;
let chat: Asked;
let mail: string;

const WORDS = 'zygomatique';

beforeAll(async () => {
  collector = await openCollector();
  home = await newHome({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '200' });
  paladin = await home.start();
  chat = await ask(home.url, `Quels sont vos horaires d’ouverture, ${WORDS} ?`, {
    email: `${WORDS}@example.org`,
  });
  const from = `"${WORDS}" <${WORDS}.mail@example.org>`;
  mail = await post(home.smtpPort, { from, subject: WORDS, text: `Réclamation : ${WORDS} ne répond pas.` });
});
afterAll(async () => {
  await paladin?.kill();
  await collector.close();
});

describe('a question by chat', () => {
  test('is in one trace: the request, the hand to the engine, the process, its activities', async () => {
    await expect.poll(chat.types).toContain('answered');
    await expect
      .poll(() => namesIn(traceOf(chat.reference)))
      .toEqual(
        expect.arrayContaining([
          'POST /api/questions',
          'Accept:chat',
          'SignalWithStartWorkflow:question',
          'RunWorkflow:question',
          'HandleSignal:message',
          'RunActivity:qualify',
          'RunActivity:attempt',
          'RunActivity:record',
        ]),
      );
  });

  test('has each span hung from one that is told: activities from their run, the run from the request', () => {
    expect(lineOf(spanIn(chat.reference, 'RunActivity:attempt'))).toEqual([
      'RunActivity:attempt',
      'RunWorkflow:question',
      'SignalWithStartWorkflow:question',
      'Accept:chat',
      'POST /api/questions',
    ]);
  });
});

test('a mail is followed from SMTP to its activities', async () => {
  await expect.poll(() => namesIn(traceOf(mail))).toContain('RunActivity:record');
  expect(lineOf(spanIn(mail, 'RunActivity:record')).at(-1)).toBe('SMTP DATA');
});

test('no span holds a word, a name or an address', () => {
  expect(collector.raw()).not.toMatch(new RegExp(WORDS, 'i'));
  expect(collector.raw()).not.toContain('example.org');
});

test('a life that began with a trace goes on without, and is decided again alike', async () => {
  await paladin.interrupt();
  const untold = await newHome({ PALADIN_DATA: home.folder, OTEL_EXPORTER_OTLP_ENDPOINT: '' });
  const told = collector.spans().length;
  paladin = await untold.start();
  const { output, code } = await untold.run('replay', chat.reference, mail);
  expect([code, output]).toEqual([0, expect.stringContaining('agrees')]);
  expect(output).not.toContain('sink');
  expect(collector.spans()).toHaveLength(told);
});

function traceOf(reference: string): readonly CollectedSpan[] {
  const known = collector
    .spans()
    .find(
      ({ name, attributes }) =>
        name === 'RunWorkflow:question' &&
        attributes.some(
          ({ key, value }) => key === 'temporalWorkflowId' && value['stringValue'] === reference,
        ),
    );
  return collector.spans().filter(({ traceId }) => traceId === known?.traceId);
}

function namesIn(spans: readonly CollectedSpan[]): string[] {
  return spans.map(({ name }) => name);
}

function spanIn(reference: string, name: string): CollectedSpan | undefined {
  return traceOf(reference).find((span) => span.name === name);
}

/** Names from the span up to the root. */
function lineOf(span: CollectedSpan | undefined): string[] {
  if (span === undefined) return [];
  return [span.name, ...lineOf(collector.spans().find(({ spanId }) => spanId === span.parentSpanId))];
}
