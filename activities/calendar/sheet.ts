/** Expands a calendar for workflows, where no time zone may be consulted. */
import { reigns, type Calendar } from '../../domain/calendar.ts';
import { mergeIntervals, type CalendarSheet } from '../../domain/open-intervals.ts';
import { openIntervals } from '../../domain/open-time.ts';
import { withPublicHolidays } from './holidays.ts';

/**
 * The open intervals of [from, until) (epoch ms), each stretch by the version that rules it, with the tz data version
 * they were computed from. A sheet that spans versions names them all: `published+summer`.
 * @throws RangeError when `until` ≤ `from`, or for an unsound schedule, with the reasons
 */
export function expandSheet(calendar: Calendar, from: number, until: number): CalendarSheet {
  const ruling = reigns(calendar, from, until);
  const last = ruling.at(-1);
  if (!last) throw new RangeError(`a sheet covers some time: not from ${from} until ${until}`);
  return {
    version: ruling.map(({ version }) => version.id).join('+'),
    tzdata: process.versions.tz ?? 'unknown',
    timeZone: last.version.schedule.timeZone,
    from,
    until,
    intervals: mergeIntervals(
      ruling.flatMap(({ version, ...reign }) =>
        openIntervals(withPublicHolidays(version.schedule, reign.from, reign.until), reign.from, reign.until),
      ),
    ),
  };
}
