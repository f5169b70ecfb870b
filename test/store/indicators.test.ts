// Figures as the store gives them, on either database, beside those that the facts add up to.
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contributionsOf } from '../../domain/indicators/contributions.ts';
import { dayOf, startOfDay } from '../../domain/indicators/civil-days.ts';
import { factsOf } from '../../domain/indicators/facts.ts';
import { figuresOf } from '../../domain/indicators/figures.ts';
import { scopeOf, type Scope } from '../../domain/indicators/scopes.ts';
import { tallyOf } from '../../domain/indicators/tally.ts';
import { summaryOf } from '../../domain/summary.ts';
import { checkIndicators } from '../../store/indicator-check.ts';
import { forgetQuestion } from '../../store/erase-questions.ts';
import { markMissing, refreshFacts } from '../../store/question-facts.ts';
import { indicatorClocks, questionFacts } from '../../store/indicator-schema.ts';
import { countedIn } from '../../store/indicator-list.ts';
import { indicatorReport, indicatorTrend } from '../../store/indicator-report.ts';
import { projectEvents } from '../../store/project-journal.ts';
import { questions } from '../../store/schema.ts';
import { inventedYear, YEAR } from '../support/invented-year.ts';
import { stores, type Opened } from '../support/stores.ts';

const some = inventedYear({ perDay: 2, seed: 5 }).slice(100, 180);
const facts = some.flatMap(({ reference, journal }) => factsOf(reference, journal) ?? []);
const first = dayOf(Math.min(...facts.map(({ receivedAt }) => receivedAt)));
const last = dayOf(YEAR.until);
const now = YEAR.until;

/** What the facts add up to, without a day or a table. */
function expected(from = first, to = last, of = facts) {
  const within = of
    .flatMap((one) => contributionsOf(one, now))
    .filter(({ at }) => dayOf(at) >= from && dayOf(at) < to);
  return figuresOf(tallyOf(within));
}

describe.each(stores)('figures on %s', (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
    // Told in pieces, the last question first, and some of it twice.
    for (const { reference, journal, state } of some.toReversed()) {
      const { channel, role } = state;
      await opened.store.db
        .insert(questions)
        .values({ reference, channel, role, receivedAt: journal[0]?.at ?? 0 });
      const cuts = [journal.slice(0, 4), journal.slice(2, 9), journal.slice(9)].filter(
        ({ length }) => length > 0,
      );
      for (const [events, part] of cuts.map((cut, index) => [cut, index] as const))
        await projectEvents(opened.store, {
          question: reference,
          events,
          summary: summaryOf(state),
          asOf: { run: 'r', events: part },
        });
    }
  });
  afterAll(() => opened.remove());

  test('tell what is open though nobody looked at the days before yet', async () => {
    const [from, to] = [first + 20, first + 21];
    const at = startOfDay(to);
    const left = facts
      .filter(({ automated }) => !automated)
      .flatMap(({ moves }) => moves)
      .reduce((sum, move) => (move.at < at ? sum + move.by : sum), 0);
    const before = await indicatorReport(opened.store, { from, to }, now);
    expect(before.open).toBe(left);
    expect(left).toBeGreaterThan(0);
    const [trend] = await indicatorTrend(opened.store, [{ from, to }], { now });
    expect(trend?.open).toBe(left);
    await indicatorReport(opened.store, { from: first, to: last }, now);
    expect((await indicatorReport(opened.store, { from, to }, now)).open).toBe(left);
  });

  test('are those of the facts, whatever the order in which they were told', async () => {
    const { figures } = await indicatorReport(opened.store, { from: first, to: last }, now);
    expect(figures).toEqual(expected());
  });

  test('of thirteen periods add up from their own days alone', async () => {
    const length = Math.floor((last - first) / 13);
    const periods = Array.from({ length: 13 }, (__, each) => ({
      from: first + each * length,
      to: first + (each + 1) * length,
    }));
    const trend = await indicatorTrend(opened.store, periods, { now });
    expect(trend.map(({ figures }) => figures)).toEqual(periods.map(({ from, to }) => expected(from, to)));
    expect(await indicatorTrend(opened.store, periods, { now })).toEqual(trend);
  });

  test('split by route, the groups hold every question', async () => {
    const { groups = [], figures } = await indicatorReport(
      opened.store,
      { from: first, to: last, by: 'route' },
      now,
    );
    expect(groups.reduce((sum, group) => sum + group.figures.received.n, 0)).toBe(figures.received.n);
    for (const { questions: held } of groups) expect(held).toBeGreaterThanOrEqual(5);
  });

  test('filtered by several things at once are those of their facts, split further, with their questions behind', async () => {
    const filter = { route: 'question', channel: 'chat' } as const;
    const only = facts.filter(({ route, channel }) => route === filter.route && channel === filter.channel);
    const range = { from: first, to: last };
    const scope = scopeOf(filter);
    const report = await indicatorReport(opened.store, { ...range, scope, by: 'role' }, now);
    expect(report.figures).toEqual(expected(first, last, only));
    const received = report.groups?.map((group) => group.figures.received.n) ?? [];
    expect(received.reduce((sum, count) => sum + count, 0)).toBe(report.figures.received.n);
    const asked = { ...range, scope, figure: 'received', limit: 1_000 } as const;
    expect(await countedIn(opened.store, asked, now)).toHaveLength(report.figures.received.n);
    const [trend] = await indicatorTrend(opened.store, [range], { scope, now });
    expect(trend).toMatchObject({ figures: report.figures, open: report.open });
  });

  test('of too few questions are not told, nor how many there are, nor which', async () => {
    const range = { from: first, to: last };
    const counts = new Map<Scope, typeof facts>();
    for (const one of facts) {
      const scope = scopeOf({ route: one.route ?? '-', role: one.role });
      counts.set(scope, [...(counts.get(scope) ?? []), one]);
    }
    const few = [...counts].filter(([, held]) => held.length < 5).map(([scope]) => scope);
    expect(few.length).toBeGreaterThan(0);
    for (const scope of few) {
      const report = await indicatorReport(opened.store, { ...range, scope, by: 'topic' }, now);
      expect(report).toMatchObject({ tooFew: true, open: 0, figures: expected(first, last, []) });
      expect(report.groups).toBeUndefined();
      const asked = { ...range, scope, figure: 'received', limit: 10 } as const;
      expect(await countedIn(opened.store, asked, now)).toEqual([]);
    }
  });

  test('have their questions behind them: of a target, as many late ones as the figure says', async () => {
    const { figures } = await indicatorReport(opened.store, { from: first, to: last }, now);
    for (const figure of ['first-response-in-target', 'resolution-in-target'] as const) {
      const late = await countedIn(
        opened.store,
        { figure, from: first, to: last, met: false, limit: 1_000 },
        now,
      );
      const told = figures[figure];
      expect(told.kind === 'rate' && told.denominator - told.numerator).toBe(late.length);
      expect(late.every(({ met }) => met === false)).toBe(true);
    }
  });

  test('are whole though several look at them while journals go on', async () => {
    const { store } = opened;
    const told = (part: number) =>
      some.slice(0, 10).map(({ reference, journal, state }) =>
        projectEvents(store, {
          question: reference,
          events: journal.slice(part),
          summary: summaryOf(state),
          asOf: { run: 's', events: part },
        }),
      );
    await Promise.all([
      refreshFacts(store),
      ...told(0),
      refreshFacts(store),
      ...told(1),
      refreshFacts(store),
    ]);
    await refreshFacts(store);
    const kept = await store.db.select({ facts: questionFacts.facts }).from(questionFacts);
    expect(new Map(kept.map((row) => [row.facts.reference, row.facts]))).toEqual(
      new Map(facts.map((one) => [one.reference, one])),
    );
  });

  test('are found whole by the check, until somebody alters a fact', async () => {
    expect((await checkIndicators(opened.store, now)).differences).toEqual([]);
    const [row] = await opened.store.db.select().from(questionFacts).limit(1);
    if (row === undefined) throw new Error('no fact to alter');
    const known = row.facts;
    const altered = eq(questionFacts.question, row?.question ?? '');
    await opened.store.db
      .update(questionFacts)
      .set({ facts: { ...known, receivedAt: 1 } })
      .where(altered);
    expect((await checkIndicators(opened.store, now)).differences).toContainEqual({
      kind: 'facts',
      reference: row?.question,
      fields: ['receivedAt'],
    });
    await opened.store.db.delete(questionFacts).where(altered);
    expect(await markMissing(opened.store, 100)).toBe(1);
    expect((await checkIndicators(opened.store, now)).differences).toEqual([]);
  });

  test('stay when words are destroyed, and tell nothing of who asked', async () => {
    const before = await indicatorReport(opened.store, { from: first, to: last, by: 'topic' }, now);
    for (const { reference } of some.slice(0, 20))
      await forgetQuestion(opened.store, { question: reference, at: now });
    expect(await indicatorReport(opened.store, { from: first, to: last, by: 'topic' }, now)).toEqual(before);
    const kept = await opened.store.db.select().from(questionFacts);
    for (const { facts: held } of kept.filter(
      (row) => row.facts.route?.startsWith('medical') || row.facts.route === 'emergency',
    ))
      expect(held.topic).toBeUndefined();
  });

  test('can be asked in SQL', async () => {
    const counted = await opened.store.db
      .select({ clocks: sql<number>`count(*)::integer` })
      .from(indicatorClocks)
      .where(sql`outcome = 'met' and target = 'first_response'`);
    const met = facts
      .flatMap(({ clocks }) => clocks)
      .filter(({ outcome, target }) => outcome === 'met' && target === 'first_response');
    expect(counted).toEqual([{ clocks: met.length }]);
  });
});
