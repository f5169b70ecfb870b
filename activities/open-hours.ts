import { calendarInForce } from '../store/calendars.ts';
import type { Store } from '../store/open-store.ts';
import { expandSheet } from './calendar/sheet.ts';
import type { Activities } from './contract.ts';
import { WEEK } from '../domain/durations.ts';

type Parts = { store: Store; signer: string };

/** Open intervals of the calendar in force: the published one until somebody changes it. */
export function openHours({ store, signer }: Parts): Activities['openHours'] {
  return async ({ from, weeks }) => ({
    ...expandSheet(await calendarInForce(store.db), from, from + weeks * WEEK),
    signer,
  });
}
