// No query that is asked again and again reads a long table from end to end: by the plans that PostgreSQL chose.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainedHouse } from '../../bench/scale/explained-house.ts';
import { hotQueries } from '../../bench/scale/hot-queries.ts';
import { plansOf, scannedWhole } from '../../bench/scale/plans.ts';

/** Enough for an index to be worth it. */
const QUESTIONS = 20_000;

let house: Awaited<ReturnType<typeof explainedHouse>>;
beforeAll(async () => {
  house = await explainedHouse(QUESTIONS);
});
afterAll(() => house.remove());

describe(`with ${QUESTIONS} questions, no long table is read from end to end by`, () => {
  test.each(hotQueries)('%s', async (_, ask) => {
    const plans = await plansOf(house.store.db, () => ask(house));
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.flatMap(scannedWhole).filter((table) => !short.has(table))).toEqual([]);
  });

  test('what does read one is seen', async () => {
    const { db } = house.store;
    const plans = await plansOf(db, () => db.execute(`select count(*) from journal where type = 'said'`));
    expect(plans.flatMap(scannedWhole)).toEqual(['journal']);
  });
});

/** Empty here, and short in a house: what waits is taken off, what is before somebody's eyes is a page. */
const short = new Set(['mentions', 'watching', 'alert_reads', 'question_tags', 'stale_facts']);
