// What pilotage's pages ask of the store with so many closed questions: `npx tsx bench/pilotage.ts [questions] [postgres|embedded]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { HOUR, WEEK } from '../domain/durations.ts';
import { dayOf } from '../domain/indicators/civil-days.ts';
import { daysOf } from '../domain/indicators/day-tally.ts';
import { factsOf, type QuestionFacts } from '../domain/indicators/facts.ts';
import type { Scope } from '../domain/indicators/scopes.ts';
import { countedIn } from '../store/indicator-list.ts';
import { indicatorReport, indicatorTrend } from '../store/indicator-report.ts';
import { openStore, type Store, type StorePlace } from '../store/open-store.ts';
import { refreshDays } from '../store/tallies.ts';
import { rangesOf } from '../domain/indicators/periods.ts';
import { chosenPeriod, type Chosen } from '../web/desk/pilotage/period-choice.ts';
import { inventedYear, YEAR } from '../test/support/invented-year.ts';
import { startPostgres } from '../test/support/postgres.ts';

const WEEKS = 156;
/** Periods looked at, from the last one back. */
const ROUNDS = 22;

const questions = Number(process.argv[2] ?? 1_000_000);
const place = process.argv[3] === 'embedded' ? embedded() : await postgres();
const store = await openStore(place.at);
try {
  const begun = performance.now();
  await fill(store);
  console.log(
    `${questions} questions, ${WEEKS} weeks: filled in ${Math.round((performance.now() - begun) / 1000)} s`,
  );
  await measure(store);
} finally {
  await store.close();
  await place.remove();
}

async function postgres(): Promise<{ at: StorePlace; remove(): Promise<void> }> {
  const server = await startPostgres();
  return { at: { url: server.url }, remove: () => server.remove() };
}

function embedded(): { at: StorePlace; remove(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'paladin-pilotage-'));
  const remove = () => Promise.resolve(rmSync(folder, { recursive: true, force: true }));
  return { at: { folder: join(folder, 'store') }, remove };
}

/** One week of facts as the process makes them, then as often as it takes; its tallies are made by the store itself, and copied. */
async function fill({ db }: Store): Promise<void> {
  const week = weekOfFacts(Math.round(questions / WEEKS));
  await db.execute(sql`drop index question_facts_by_day`);
  for (let nth = 0; nth < WEEKS; nth += 1) {
    const rows = week.map((one, at) => one(nth, at));
    for (let from = 0; from < rows.length; from += 1_000)
      await db.execute(sql`insert into question_facts (question, received_at, days, facts)
        select row->>0, (row->>1)::bigint, array(select jsonb_array_elements_text(row->2)::integer), row->3
        from jsonb_array_elements(${`[${rows.slice(from, from + 1_000).join()}]`}::jsonb) as row`);
  }
  await db.execute(sql`create index question_facts_by_day on question_facts using gin (days)`);
  await db.execute(sql`analyze question_facts`);
  await tally();
}

/** A copy: the same week, on other days. */
function copyWeeks(table: string, columns: string) {
  const others = `generate_series(-1, ${WEEKS - 2}::integer) as nth where nth <> 0`;
  return sql.raw(
    `insert into ${table} (day, ${columns}) select day + 7 * nth, ${columns} from ${table}, ${others}`,
  );
}

/** The second week is added up as ever; the others are like it. */
async function tally(): Promise<void> {
  const first = dayOf(YEAR.from);
  const range = { from: first + 7, to: first + 14 };
  await store.db.execute(
    sql`insert into stale_days select day, 'x' from generate_series(${range.from}::integer, ${range.to - 1}::integer) as day`,
  );
  await refreshDays(store, range, lastInstant());
  await store.db.execute(copyWeeks('day_tallies', 'scope, tally, growth'));
  await store.db.execute(
    copyWeeks('day_cells', 'route, topic, channel, role, team, received, resolved, growth, tally'),
  );
  await store.db.execute(copyWeeks('tallied_days', 'at, until'));
  await store.db.execute(sql`analyze`);
}

function lastInstant(): number {
  return YEAR.from + WEEKS * WEEK;
}

type Row = (week: number, at: number) => string;

/** Each made to tell of any week: its instants and days are moved on. */
function weekOfFacts(size: number): Row[] {
  const facts = inventedYear({ perDay: 18 }).flatMap(
    ({ reference, journal }) => factsOf(reference, journal) ?? [],
  );
  return Array.from({ length: size }, (_, at) => movable(facts[at % facts.length] ?? fail()));
}

function movable(facts: QuestionFacts): Row {
  const back = Math.floor((facts.receivedAt - YEAR.from) / WEEK);
  const pieces = JSON.stringify(facts).split(/\b(\d{13})\b/);
  const days = daysOf(facts);
  return (week, at) => {
    const question = `PAL-${week}-${at}`;
    const told = pieces
      .map((piece, nth) => (nth % 2 === 1 ? Number(piece) + (week - back) * WEEK : piece))
      .join('');
    const moved = told.replace(JSON.stringify(facts.reference), JSON.stringify(question));
    const received = facts.receivedAt + (week - back) * WEEK;
    return `[${JSON.stringify(question)},${received},${JSON.stringify(days.map((day) => day + 7 * (week - back)))},${moved}]`;
  };
}

function fail(): never {
  throw new Error('no facts');
}

/** What `web/desk/pilotage` asks: the first look of all, then people who go back period by period, and come again. */
async function measure(opened: Store): Promise<void> {
  const now = lastInstant() - 12 * HOUR;
  for (const kind of ['mois', 'semaine'] as const) {
    const periods = periodsBack(kind, now);
    const page = (chosen: Chosen) => pageOf(opened, chosen, { now });
    const list = (chosen: Chosen) => {
      const [range = { from: 0, to: 1 }] = rangesOf(chosen).slice(-1);
      const asked = { figure: 'first-response-in-target', met: false, limit: 200, ...range } as const;
      return countedIn(opened, asked, now);
    };
    await timed(`${kind}: a page, the first of all`, periods.slice(0, 1), page);
    await timed(`${kind}: pages, going back`, periods, page);
    await timed(`${kind}: pages, seen before`, [...periods, ...periods], page);
    const filtered = (chosen: Chosen) =>
      pageOf(opened, chosen, { now, scope: 'route=question,channel=chat' });
    await timed(`${kind}: filtered by two, going back`, periods, filtered);
    await timed(`${kind}: lists of what is late`, periods, list);
  }
}

function periodsBack(kind: Chosen['kind'], now: number): Chosen[] {
  const periods = [chosenPeriod(kind, undefined, now)];
  while (periods.length < ROUNDS) periods.push(chosenPeriod(kind, periods.at(-1)?.previous, now));
  return periods;
}

async function pageOf(
  opened: Store,
  chosen: Chosen,
  { now, scope = 'all' }: { now: number; scope?: Scope },
): Promise<void> {
  const ranges = rangesOf(chosen);
  const [range = { from: 0, to: 1 }] = ranges.slice(-1);
  await Promise.all([
    indicatorReport(opened, { ...range, by: 'topic', scope }, now),
    indicatorTrend(opened, ranges, { now, scope }),
  ]);
}

async function timed(
  name: string,
  periods: readonly Chosen[],
  work: (chosen: Chosen) => Promise<unknown>,
): Promise<void> {
  const took: number[] = [];
  for (const chosen of periods) {
    const begun = performance.now();
    await work(chosen);
    took.push(performance.now() - begun);
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => `${Math.round(took[Math.floor(took.length * share)] ?? 0)} ms`;
  console.log(`${name.padEnd(36)} p50 ${at(0.5)}  p95 ${at(0.95)}`);
}
