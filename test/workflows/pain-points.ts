/** What both tables of complaints look at. */
import { expect } from 'vitest';
import type { JournalEvent, Target } from '../../domain/journal.ts';
import { clockReceipts, type ClockReceipt } from '../../domain/clock-receipt.ts';
import { paris } from '../support/cast.ts';
import type { Case, House } from '../support/house.ts';

/** A complaint received at a wall clock's time in Paris, in the queue, its clocks known. */
export async function complaintTo(house: House, wall: string): Promise<Case> {
  const asked = await house.ask({ at: paris(wall), reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  await expect.poll(() => dueOf(asked)).toBeDefined();
  return asked;
}

export async function dueOf(asked: Case, target: Target = 'first_response'): Promise<number | undefined> {
  return (await asked.clock(target))?.due;
}

export async function journalOf({
  reference,
  journal,
}: Case): Promise<{ reference: string; journal: JournalEvent[] }> {
  return { reference, journal: await journal() };
}

/** As the clock stands at that time, whatever the question's own. */
export async function receipt(asked: Case, target: Target, wall: string): Promise<ClockReceipt> {
  const told = clockReceipts(await journalOf(asked), paris(wall)).findLast((one) => one.target === target);
  if (told === undefined) throw new Error(`no clock ${target}`);
  return told;
}
