import { type Client, WorkflowIdConflictPolicy, type WorkflowHandle } from '@temporalio/client';
import type { CalendarChange, Preview, Refused, ShownCalendar } from '../activities/calendar/contract.ts';
import type { calendarChange, calendarInquiry, Reached } from '../workflows/calendar.ts';

/** Changes of the opening hours, for the desk and the command line: shown, previewed, then told to every question that runs. */
export type CalendarDesk = {
  show: () => Promise<ShownCalendar>;
  preview: (change: CalendarChange) => Promise<Preview | Refused>;
  /**
   * Keeps the change and tells the questions, reporting as it goes. Whoever asks may go away: it goes on. With only the
   * `id` of a change that was kept, it is told again to whoever has not heard of it.
   */
  apply: (
    change: CalendarChange | { id: string },
    report?: (reached: Reached) => void,
  ) => Promise<Reached | Refused>;
};

const REPORT_EVERY = 500;

/** @param taskQueue of the service's workers */
export function calendarDesk(client: Client, taskQueue: string): CalendarDesk {
  return {
    show: () => inquire<ShownCalendar>([]),
    preview: (change) => inquire<Preview | Refused>([change]),
    async apply(change, report = () => {}) {
      const handle = await client.workflow.start<typeof calendarChange>('calendarChange', {
        taskQueue,
        workflowId: `calendar-change:${change.id}`,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        args: [change],
      });
      return reporting(handle, report);
    },
  };

  async function inquire<T>(args: Parameters<typeof calendarInquiry>): Promise<T> {
    const workflowId = `calendar-inquiry:${crypto.randomUUID()}`;
    const found: unknown = await client.workflow.execute<typeof calendarInquiry>('calendarInquiry', {
      taskQueue,
      workflowId,
      args,
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- with a change it is a preview, without the calendar
    return found as T;
  }
}

async function reporting(
  handle: WorkflowHandle<typeof calendarChange>,
  report: (reached: Reached) => void,
): Promise<Reached | Refused> {
  const looking = setInterval(() => {
    handle.query<Reached>('reached').then(report, () => {});
  }, REPORT_EVERY);
  try {
    return await handle.result();
  } finally {
    clearInterval(looking);
  }
}
