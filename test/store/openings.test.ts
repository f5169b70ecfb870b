import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listOpenings, noteLines, noteOpening } from '../../store/openings.ts';
import { stores, type Opened } from '../support/stores.ts';

const at = Date.UTC(2026, 10, 27, 10);
const opening = (question: string, more: { agent?: string; at?: number } = {}) =>
  ({ question, agent: 'lea', view: 'support', at, ...more }) as const;

describe.each(stores)('openings, on %s', (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.remove());
  const listed = async (wanted: Omit<Parameters<typeof listOpenings>[1], 'limit'> = {}) =>
    (await listOpenings(opened.store.db, { limit: 500, ...wanted })).map(({ question }) => question);

  test('that come all at once are each written before what they open is given', async () => {
    const references = Array.from({ length: 100 }, (__, index) => `PAL-${index}`);
    await Promise.all(
      references.map(async (reference) => {
        await noteOpening(opened.store.db, opening(reference));
        expect(await listed({ question: reference })).toEqual([reference]);
      }),
    );
    expect((await listed()).toSorted()).toEqual(references.toSorted());
  });

  test('that could not be written are refused, and those after them are not', async () => {
    const { db } = opened.store;
    // @ts-expect-error -- what the database refuses
    const refused = noteOpening(db, opening('PAL-NOBODY', { agent: null }));
    await expect(refused).rejects.toThrow('question_openings');
    await noteOpening(db, opening('PAL-AFTER'));
    expect(await listed({ question: 'PAL-AFTER' })).toEqual(['PAL-AFTER']);
  });

  test('are found by whose they are, when, and of what', async () => {
    const { db } = opened.store;
    await noteOpening(db, { ...opening('PAL-FILE', { agent: 'marc', at: at + 10 }), part: 'file' });
    await noteOpening(db, { ...opening('PAL-AUDITED', { agent: 'paul', at: at + 20 }), view: 'audit' });
    expect(await listed({ agent: 'marc' })).toEqual(['PAL-FILE']);
    expect(await listed({ part: 'file' })).toEqual(['PAL-FILE']);
    expect(await listed({ view: 'audit' })).toEqual(['PAL-AUDITED']);
    expect(await listed({ from: at + 10 })).toEqual(['PAL-AUDITED', 'PAL-FILE']);
    expect(await listed({ from: at + 10, to: at + 20 })).toEqual(['PAL-FILE']);
    const [last] = await listOpenings(db, { limit: 1 });
    expect(await listed({ before: last?.id, from: at + 10 })).toEqual(['PAL-FILE']);
  });

  test('of a line in a list are written once a day and reader, as Paris counts days', async () => {
    const { db } = opened.store;
    const late = Date.parse('2026-11-27T23:30:00+01:00');
    const line = (instant: number) => ({ question: 'PAL-LINE', view: 'support', at: instant }) as const;
    await noteLines(db, 'lea', [line(late)]);
    await noteLines(db, 'lea', [line(late + 60_000), { ...line(late), question: 'PAL-BELOW' }]);
    await noteLines(db, 'marc', [line(late)]);
    await noteLines(db, 'lea', [line(late + 3_600_000)]);
    const written = await listOpenings(db, { limit: 500, part: 'line' });
    expect(written.map(({ question, agent }) => `${question} ${agent}`).toReversed()).toEqual([
      'PAL-LINE lea',
      'PAL-BELOW lea',
      'PAL-LINE marc',
      'PAL-LINE lea',
    ]);
  });
});
