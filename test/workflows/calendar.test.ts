import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { calendarActivities } from '../../activities/calendar/change.ts';
import { openHours } from '../../activities/open-hours.ts';
import { calendarClient, type CalendarClient } from '../../intake/calendar-client.ts';
import { calendarCommand } from '../../cli/calendar.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { clockReceipts } from '../../domain/clock-receipt.ts';
import { calendarInForce } from '../../store/calendars.ts';
import { projectEvents } from '../../store/project-journal.ts';
import { questions } from '../../store/schema.ts';
import { createWorker, type HostedWorker } from '../../worker/worker.ts';
import { paris, toCome } from '../support/cast.ts';
import { openHouse, type Case, type House } from '../support/house.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

const [closed, next] = [toCome('2035-06-05'), toCome('2035-06-06')];
const tuesday = { kind: 'close', from: closed, until: closed } as const;
const now = paris('2035-06-04T10:30');
const taskQueue = randomUUID();
let house: House;
let opened: Opened;
let worker: HostedWorker;
let running: Promise<void>;
let desk: CalendarClient;

beforeAll(async () => {
  house = await openHouse();
  const connection = await NativeConnection.connect({ address: house.engine.address });
  const { namespace, client } = house.engine;
  const activities = { ...house.world.activities, ...changes() };
  worker = await createWorker({ connection, namespace, activities, taskQueue });
  running = worker.run().finally(() => connection.close());
  desk = calendarClient(client, taskQueue);
});
beforeEach(async () => {
  opened = await embeddedStore();
  house.world.calendar = publishedCalendar;
});
afterEach(() => opened.remove());
afterAll(async () => {
  worker.shutdown();
  await running;
  await house.close();
});

describe('a day that is closed while questions run', () => {
  test('is told before it is done: how many move, and for whom it breaks what they were told', async () => {
    const { waiting, calm } = await twoComplaints();
    const told = await desk.preview({ id: 'closed-1', edit: tuesday });
    expect(told).toMatchObject({ running: 2, moved: 2, late: 1, edition: 0 });
    expect('refused' in told ? [] : told.list.map(({ reference, clocks }) => [reference, clocks])).toEqual([
      [
        calm.reference,
        [
          {
            target: 'resolution',
            before: paris('2035-06-06T16:00'),
            after: paris('2035-06-07T16:00'),
            told: paris('2035-06-06T16:00'),
            late: true,
          },
        ],
      ],
      [waiting.reference, [expect.objectContaining({ target: 'resolution', late: false })]],
    ]);
    expect(await calm.when('calendar-changed')).toEqual([]);
    expect(await calendarInForce(opened.store.db)).toEqual(publishedCalendar);
  });

  test('moves the timers of every question that runs, and keeps what their clocks had used', async () => {
    const { waiting, calm } = await twoComplaints();
    await calm.forwardTo(paris('2035-06-04T12:00'));
    await expect(desk.apply({ id: 'closed-2', edit: tuesday })).resolves.toMatchObject({
      running: 2,
      told: 2,
    });

    await expect.poll(() => dueOf(calm)).toBe(paris('2035-06-07T16:00'));
    await calm.forwardTo(paris('2035-06-06T17:00'));
    expect(await calm.types()).not.toContain('extended');
    await calm.forwardTo(paris('2035-06-07T16:30'));
    await expect.poll(async () => (await calm.when('breached')).at(1)).toBe(paris('2035-06-07T16:00'));
    expect(await calm.clock('resolution')).toMatchObject({ standing: 'missed' });
    expect(openHoursUsed(await calm.journal(), '2035-06-07T16:30')).toBe(24.5);
    expect(await waiting.clock('resolution')).toMatchObject({ standing: 'paused' });
  });

  test('is told to whoever it takes the announced date away from, with the new one; a return to the usual hours is not', async () => {
    const { waiting, calm } = await twoComplaints();
    await desk.apply({ id: 'closed-told', edit: tuesday });
    await expect.poll(calm.occasions).toContain('date-moved');
    expect(calm.said().find(({ occasion }) => occasion === 'date-moved')).toMatchObject({
      because: 'support',
      resolutionDue: paris('2035-06-07T16:00'),
    });
    await desk.apply({
      id: 'restored-told',
      edit: { kind: 'restore', from: closed, until: closed },
    });
    await expect.poll(() => dueOf(calm)).toBe(paris('2035-06-06T16:00'));
    expect(calm.occasions().filter((occasion) => occasion === 'date-moved')).toHaveLength(1);
    expect(waiting.occasions()).not.toContain('date-moved');
  });

  test('is applied once by each question, however often it is told', async () => {
    const { calm } = await twoComplaints();
    await desk.apply({ id: 'closed-3', edit: tuesday });
    await desk.apply({ id: 'closed-3' });
    await expect.poll(() => calm.when('calendar-changed')).toHaveLength(1);
    expect((await desk.show()).changes).toHaveLength(1);
  });

  test('is not made on a calendar that somebody else changed after the preview', async () => {
    await desk.apply({ id: 'closed-4', edit: tuesday });
    const other = { kind: 'close', from: next, until: next } as const;
    await expect(desk.apply({ id: 'closed-5', edit: other, onto: 0 })).resolves.toEqual({
      refused: [expect.stringContaining('changed meanwhile')],
    });
  });

  test('is measured by questions that come later, and told to nobody that has ended', async () => {
    const { calm } = await twoComplaints();
    await calm.handle.terminate();
    await expect(desk.apply({ id: 'closed-6', edit: tuesday })).resolves.toMatchObject({ told: 1, gone: 1 });
    const hours = openHours({ store: opened.store, signer: 'none' });
    const { intervals, version } = await hours({ from: paris('2035-06-04T17:00'), weeks: 1 });
    expect(version).toBe('closed-6');
    expect(intervals.slice(0, 2)).toEqual([
      [paris('2035-06-04T17:00'), paris('2035-06-04T18:00')],
      [paris('2035-06-06T09:00'), paris('2035-06-06T18:00')],
    ]);
  });

  test('goes from preview to done by command', async () => {
    await twoComplaints();
    const asked = await typed('close', closed, '--reason', 'works');
    expect(asked).toContain('2 running questions move, 1 becomes late (2 in all)');
    expect(asked).toContain(toCome('Wed 06 Jun 2035, 16:00 → Thu 07 Jun 2035, 16:00'));
    expect(asked).toContain('Nothing was changed.');
    expect(await typed('apply', 'close', closed, '--reason', 'works')).toContain(
      '2 of 2 running questions told',
    );
    expect(await typed('apply')).toContain('2 of 2 running questions told');
    expect(await typed('show')).toMatch(new RegExp(`closed: ${closed}\n.*: works`));
    expect(await typed('close', closed)).toContain('closed already on these dates');
    expect(await typed('restore', closed)).toContain(`back to the usual hours on ${closed}`);
    const weekend = [toCome('2035-06-09'), toCome('2035-06-10')] as const;
    expect(await typed('open', weekend[0], '10:00-12:00', '--until', weekend[1])).toContain(
      `open from ${weekend[0]} to ${weekend[1]}, 10:00–12:00`,
    );
    process.exitCode = 0;
  });
});

/** Both received on Monday at ten and known to the store; of one, Léa has asked something at once. */
async function twoComplaints(): Promise<{ waiting: Case; calm: Case }> {
  const [calm, waiting] = [await complaint('2035-06-04T10:00'), await complaint('2035-06-04T10:00')];
  await waiting.update('claim', { agent: 'lea' });
  await waiting.update('ask', { agent: 'lea', message: 'm1' });
  for (const asked of [calm, waiting]) await projected(asked);
  return { waiting, calm };
}

async function projected(asked: Case): Promise<void> {
  const { reference, state, journal } = asked;
  const { channel, role, status, team, handedOff, at } = await state();
  await opened.store.db.insert(questions).values({ reference, channel, role, receivedAt: at });
  const summary = { status, team, handedOff };
  const asOf = { run: 'one', events: 3 };
  await projectEvents(opened.store, { question: reference, events: await journal(), summary, asOf });
}

async function complaint(wall: string): Promise<Case> {
  const asked = await house.ask({ at: paris(wall), reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  await expect.poll(async () => (await asked.state()).sheet).toBeDefined();
  return asked;
}

/** By what had happened by then: the telling of a breach may be dated some milliseconds later. */
function openHoursUsed(whole: readonly JournalEvent[], wall: string): number {
  const journal = whole.filter(({ at }) => at <= paris(wall));
  const told = clockReceipts({ reference: 'PAL-1', journal }, paris(wall));
  return (told.find(({ target }) => target === 'resolution')?.used ?? 0) / 3_600_000;
}

async function dueOf(asked: Case): Promise<number | undefined> {
  return (await asked.clock('resolution'))?.due;
}

/** The activities on the store of the test under way; questions of this house are given hours of what it holds. */
function changes(): ReturnType<typeof calendarActivities> {
  return {
    showCalendar: () => real().showCalendar(),
    previewCalendar: (change) => real().previewCalendar(change),
    runningQuestions: (asked) => real().runningQuestions(asked),
    async storeCalendar(change) {
      const kept = await real().storeCalendar(change);
      house.world.calendar = await calendarInForce(opened.store.db);
      return kept;
    },
  };
}

function real() {
  return calendarActivities({ store: opened.store, now: () => now });
}

async function typed(...words: string[]): Promise<string> {
  const printed: string[] = [];
  const program = new Command().exitOverride();
  calendarCommand(program, {
    withDesk: (use) => use(desk),
    print: (text) => printed.push(text),
    agreed: async () => false,
  });
  await program.parseAsync(['calendar', ...words], { from: 'user' });
  return printed.join('\n');
}
