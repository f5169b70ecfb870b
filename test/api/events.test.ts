import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StreamedEvent } from '../../api/requester/event-routes.ts';
import { endWatching, keepWatching } from '../../store/watching.ts';
import { askBy, friday, happen, openSite, send, type TestSite } from './test-site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.remove());

type Received = { id: number; data: StreamedEvent };

/** What an EventSource does: reads events until told to stop, and remembers the last id. */
async function listen(
  reference: string,
  token: string,
  after: number | undefined,
  until: (event: Received) => boolean,
) {
  const headers: Record<string, string> = after === undefined ? {} : { 'last-event-id': String(after) };
  const answer = await send(site.api, `GET /api/questions/${reference}/events`, { token, headers });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const received: Received[] = [];
  for (let rest = ''; ;) {
    const { done, value = '' } = (await reader?.read()) ?? { done: true };
    rest += value;
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const event of blocks.flatMap(parsed)) {
      received.push(event);
      if (!until(event)) continue;
      await reader?.cancel();
      return received;
    }
    if (done) return received;
  }
}

function parsed(block: string): Received[] {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
  const [id, data] = [field('id'), field('data')];
  return id === undefined || data === undefined ? [] : [{ id: Number(id), data: JSON.parse(data) }];
}

const kinds = ['registered', 'reminded', 'released', 'acknowledged', 'relayed', 'reopened'] as const;
const isPublic = (type: (typeof kinds)[number]) => type !== 'released' && type !== 'relayed';
const eventOf = (type: (typeof kinds)[number]) =>
  type === 'registered' ? ({ type, channel: 'chat', role: 'employee' } as const) : ({ type } as const);

describe('the stream of a question', () => {
  test('gives what was before, then what comes, with the words of its messages', async () => {
    const { reference, token, messageId } = await askBy(site.api, 'Bonjour');
    await happen(site, reference, {
      from: 1,
      events: [eventOf('registered'), { type: 'linked', message: messageId }],
    });
    const hearing = listen(reference, token, undefined, ({ id }) => id === 3);
    await happen(site, reference, { from: 3, events: [eventOf('reminded')] });
    expect(await hearing).toEqual([
      { id: 1, data: { seq: 1, at: friday, type: 'registered' } },
      {
        id: 2,
        data: {
          seq: 2,
          at: friday,
          type: 'linked',
          message: expect.objectContaining({ id: messageId, text: 'Bonjour' }),
        },
      },
      { id: 3, data: { seq: 3, at: friday, type: 'reminded' } },
    ]);
  });

  test('says when an agent begins to type, and when they leave', async () => {
    const { reference, token } = await askBy(site.api, 'Vous êtes là ?');
    const seen = { question: reference, agent: 'lea' };
    const answer = await send(site.api, `GET /api/questions/${reference}/events`, { token });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hears = async (isTyping: boolean) => {
      const wanted = `event: typing\ndata: {"isTyping":${isTyping}}`;
      while (!heard.includes(wanted)) heard += (await reader?.read())?.value ?? '';
    };
    await keepWatching(site.store, { ...seen, now: site.clock.now, isTyping: true });
    await hears(true);
    await endWatching(site.store, seen);
    await hears(false);
    await reader?.cancel();
    expect(heard).not.toContain('lea');
  });

  test('never misses nor repeats an event, wherever it breaks and however the journal grows', async () => {
    const batches = fc.array(fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(batches, fc.infiniteStream(fc.integer({ min: 1, max: 3 })), async (grown, breaks) => {
        const { reference, token } = await askBy(site.api, 'Une question');
        const all = [...grown.flat(), 'acknowledged' as const];
        const expected = all.flatMap((type, index) => (isPublic(type) ? [index + 1] : []));
        const writing = write(reference, [...grown, ['acknowledged']]);
        const heard: number[] = [];
        while (heard.at(-1) !== all.length) {
          let left = breaks.next().value ?? 1;
          const part = await listen(
            reference,
            token,
            heard.at(-1),
            ({ id }) => (left -= 1) === 0 || id === all.length,
          );
          heard.push(...part.map(({ id }) => id));
        }
        await writing;
        expect(heard).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  test('waits at a hole until it is filled', async () => {
    const { reference, token } = await askBy(site.api, 'Une question');
    await happen(site, reference, { from: 1, events: [eventOf('registered')] });
    await happen(site, reference, { from: 3, events: [eventOf('reopened')] });
    const first = await listen(reference, token, undefined, () => true);
    const hearing = listen(reference, token, 1, ({ id }) => id === 3);
    await happen(site, reference, { from: 2, events: [eventOf('reminded'), eventOf('reopened')] });
    expect([...first, ...(await hearing)].map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  test.each(['abc', '-1', '1.5', '9'.repeat(30)])(
    'resumes from the start when the last id is %s',
    async (last) => {
      const { reference, token } = await askBy(site.api, 'Une question');
      await happen(site, reference, { from: 1, events: [eventOf('registered')] });
      const answer = await send(site.api, `GET /api/questions/${reference}/events`, {
        token,
        headers: { 'last-event-id': last },
      });
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    },
  );

  test('ends when the service stops', async () => {
    const stopping = await openSite();
    const { reference, token } = await askBy(stopping.api, 'Une question');
    const answer = await send(stopping.api, `GET /api/questions/${reference}/events`, { token });
    const whole = answer.text();
    stopping.stop.abort();
    expect(await whole).toMatch(/^retry: 2000/);
    await stopping.remove();
  });
});

async function write(reference: string, batches: (readonly (typeof kinds)[number][])[]) {
  let from = 1;
  for (const batch of batches) {
    await happen(site, reference, { from, events: batch.map(eventOf) });
    from += batch.length;
  }
}
