// A walk through the questions by another program, which keeps a copy of them.
import * as fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changedQuestions, type ChangedLine, type WalkPosition } from '../../store/changed-questions.ts';
import { questions } from '../../store/schema.ts';
import { stores, type Opened } from '../support/stores.ts';

const seconds = { timeout: 120_000 };

describe.each(stores)('a copy that is kept of the questions, on %s', (_, open) => {
  let house: Opened;
  beforeAll(async () => {
    house = await open();
  });
  afterAll(() => house.remove());

  const add = (reference: string, receivedAt: number) =>
    house.store.db.insert(questions).values({ reference, channel: 'chat', role: 'employee', receivedAt });
  const rate = (reference: string, rating: number) =>
    house.store.db.update(questions).set({ rating }).where(eq(questions.reference, reference));
  const erase = (reference: string) =>
    house.store.db.update(questions).set({ erasedAt: 1 }).where(eq(questions.reference, reference));

  /** What is kept elsewhere, brought up to date by walk after walk; each walk gives no question twice. */
  function copyOf(limit: number) {
    const kept = new Map<string, ChangedLine>();
    let since: number | undefined;
    let after: WalkPosition | undefined;
    let seen = new Set<string>();
    return {
      kept,
      async page(): Promise<boolean> {
        const page = await changedQuestions(house.store.db, { updatedSince: since, after, limit });
        for (const line of page.lines) {
          expect(seen).not.toContain(line.reference);
          seen.add(line.reference);
          kept.set(line.reference, line);
        }
        after = page.next;
        if (after) return true;
        [since, seen] = [page.asOf, new Set()];
        return false;
      },
    };
  }

  const happening = fc.oneof(
    fc.record({ what: fc.constant('add' as const), at: fc.integer({ min: 0, max: 50 }) }),
    fc.record({
      what: fc.constant('rate' as const),
      which: fc.nat(),
      rating: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({ what: fc.constant('erase' as const), which: fc.nat() }),
    fc.record({ what: fc.constant('page' as const) }),
  );

  test(
    'loses no question and no change, and is given none twice by a walk, whatever happens between pages',
    seconds,
    async () => {
      let round = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(happening, { minLength: 5, maxLength: 40 }),
          fc.integer({ min: 1, max: 4 }),
          async (happenings, limit) => {
            round += 1;
            await house.store.db.delete(questions);
            const copy = copyOf(limit);
            const there: string[] = [];
            for (const one of happenings) {
              const which = 'which' in one ? there[one.which % there.length] : undefined;
              if (one.what === 'page') await copy.page();
              else if (one.what === 'add') {
                there.push(`R${round}-${there.length}`);
                await add(there.at(-1) ?? '', one.at);
              } else if (which !== undefined)
                await (one.what === 'rate' ? rate(which, one.rating) : erase(which));
            }
            // The walk under way, then one that looks at what it passed.
            for (let walk = 0; walk < 2;) if (!(await copy.page())) walk += 1;
            const stands = await house.store.db.select().from(questions);
            expect([...copy.kept.values()].map(told).toSorted(byReference)).toEqual(
              stands.map(told).toSorted(byReference),
            );
          },
        ),
        { numRuns: 25 },
      );
    },
  );
});

test('a change that is not committed yet when a walk begins comes with the next one', seconds, async () => {
  const [, open] = stores[1] ?? [];
  const house = await open?.();
  if (!house) throw new Error('no PostgreSQL');
  const { db } = house.store;
  const values = { channel: 'chat', role: 'employee', receivedAt: 1 } as const;
  await db.insert(questions).values({ reference: 'A', ...values });
  let commit = () => {};
  const held = new Promise<void>((resolve) => (commit = resolve));
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  const slow = db.transaction(async (within) => {
    await within.update(questions).set({ rating: 5 }).where(eq(questions.reference, 'A'));
    written();
    await held;
  });
  await isWritten;
  // Others begin and end meanwhile, later ones than it.
  await db.insert(questions).values({ reference: 'B', ...values });
  const first = await changedQuestions(db, { limit: 10 });
  expect(first.lines.map(({ rating }) => rating)).toEqual([null, null]);
  commit();
  await slow;
  const next = await changedQuestions(db, { updatedSince: first.asOf, limit: 10 });
  expect(next.lines.find(({ reference }) => reference === 'A')).toMatchObject({ rating: 5 });
  await house.remove();
});

function told({ reference, rating, erasedAt }: Pick<ChangedLine, 'reference' | 'rating' | 'erasedAt'>) {
  return { reference, rating, erasedAt };
}

function byReference(one: { reference: string }, other: { reference: string }): number {
  return one.reference < other.reference ? -1 : 1;
}
