import type { CalendarDifference } from './calendar-difference.ts';
import type { CalendarEdit } from './calendar-edit.ts';
import type { Moved } from './calendar-preview.ts';
import type { Calendar } from './calendar.ts';

/**
 * A change of the opening hours. `id` names the version that begins with it: letters, digits and `-_.`. It takes effect at
 * `effectiveAt` (epoch ms), else when it is stored. `onto` is the edition that was shown before.
 */
export type CalendarChange = {
  id: string;
  edit: CalendarEdit;
  effectiveAt?: number;
  reason?: string;
  by?: string;
  onto?: number;
};

/** One change that was made: `made` is what it changed. Instants are epoch milliseconds. */
export type ShownEdition = {
  id: string;
  made: CalendarDifference;
  effectiveAt: number;
  storedAt: number;
  reason?: string;
  by?: string;
};

/** The calendar in force, its edition's number (0 for the published one), and the latest changes. */
export type ShownCalendar = { calendar: Calendar; edition: number; changes: ShownEdition[] };

/** What a change would do to the questions that run: how many move, how many become late for what the person was told. */
export type Preview = {
  edition: number;
  effectiveAt: number;
  running: number;
  moved: number;
  late: number;
  /** Those that become late first, then by due instant; the rest is left out past a thousand. */
  list: Moved[];
};

/** Every reason why a change is not made. */
export type RefusedChange = { refused: string[] };
