import {
  type Client,
  WorkflowFailedError,
  WorkflowIdConflictPolicy,
  type WorkflowHandle,
} from '@temporalio/client';
import { TimeoutFailure, WorkflowNotFoundError } from '@temporalio/common';
import type { CalendarChange, Preview, RefusedChange, ShownCalendar } from '../domain/calendar-change.ts';
import type { calendarChange, calendarInquiry, Reached } from '../workflows/calendar-workflows.ts';
import { EngineAway } from './running-questions.ts';
import { orEngineAway } from './question-client.ts';

/** Changes of the opening hours, for the desk and the command line: shown, previewed, then told to every question that runs. */
export type CalendarClient = {
  show: () => Promise<ShownCalendar>;
  preview: (change: CalendarChange) => Promise<Preview | RefusedChange>;
  /**
   * Keeps the change and tells the questions, reporting as it goes. Whoever asks may go away: it goes on. With only the
   * `id` of a change that was kept, it is told again to whoever has not heard of it.
   */
  apply: (
    change: CalendarChange | { id: string },
    report?: (reached: Reached) => void,
  ) => Promise<Reached | RefusedChange>;
  /** Begins to apply it, and does not wait: the engine holds it from then on. */
  begin: (change: CalendarChange | { id: string }) => Promise<void>;
  standing: (id: string) => Promise<ChangeProgress>;
};

/** How far a change has come. */
export type ChangeProgress =
  /** Without figures while no worker answers: the engine holds it for one. */
  | { at: 'under-way'; reached?: Reached }
  | { at: 'done'; reached: Reached }
  | { at: 'refused'; refused: string[] }
  /** Ended from outside: to be told again. */
  | { at: 'stopped' }
  /** The engine knows of none, or no longer. */
  | { at: 'unknown' };

const REPORT_EVERY = 500;
/** How long a screen waits for figures. */
const FIGURES_WITHIN_MS = 2_000;

/** @param taskQueue of the service's workers */
export function calendarClient(client: Client, taskQueue: string): CalendarClient {
  const handleOf = (id: string) => client.workflow.getHandle<typeof calendarChange>(`calendar-change:${id}`);
  return {
    show: () => inquire<ShownCalendar>([]),
    preview: (change) => inquire<Preview | RefusedChange>([change]),
    apply: async (change, report) => {
      const handle = await startChange(change);
      return report ? reportUntilDone(handle, report) : handle.result();
    },
    begin: (change) => orEngineAway(async () => void (await startChange(change))),
    standing: (id) => orEngineAway(() => standingOf(client, handleOf(id))),
  };

  function startChange(change: CalendarChange | { id: string }) {
    return client.workflow.start<typeof calendarChange>('calendarChange', {
      taskQueue,
      workflowId: `calendar-change:${change.id}`,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      args: [change],
    });
  }

  async function inquire<T>(args: Parameters<typeof calendarInquiry>): Promise<T> {
    const asked = {
      taskQueue,
      workflowId: `calendar-inquiry:${crypto.randomUUID()}`,
      workflowExecutionTimeout: '5m',
      args,
    } as const;
    const found: unknown = await orEngineAway(() =>
      client.workflow.execute<typeof calendarInquiry>('calendarInquiry', asked),
    ).catch(throwAwayOnTimeout);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- with a change it is a preview, without the calendar
    return found as T;
  }
}

/** No worker took it, or none came to the end of it. */
function throwAwayOnTimeout(error: unknown): never {
  const timedOut = error instanceof WorkflowFailedError && error.cause instanceof TimeoutFailure;
  throw timedOut ? new EngineAway({ cause: error }) : error;
}

async function standingOf(
  { connection }: Client,
  handle: WorkflowHandle<typeof calendarChange>,
): Promise<ChangeProgress> {
  try {
    const { status } = await handle.describe();
    if (status.name === 'COMPLETED') return resultStanding(await handle.result());
    if (status.name !== 'RUNNING' && status.name !== 'CONTINUED_AS_NEW') return { at: 'stopped' };
    const figures = () => handle.query<Reached>('reached');
    const reached = await connection
      .withDeadline(Date.now() + FIGURES_WITHIN_MS, figures)
      .catch(() => undefined);
    return { at: 'under-way', ...(reached === undefined ? {} : { reached }) };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { at: 'unknown' };
    throw error;
  }
}

function resultStanding(result: Reached | RefusedChange): ChangeProgress {
  return 'refused' in result ? { at: 'refused', ...result } : { at: 'done', reached: result };
}

async function reportUntilDone(
  handle: WorkflowHandle<typeof calendarChange>,
  report: (reached: Reached) => void,
): Promise<Reached | RefusedChange> {
  const looking = setInterval(() => {
    handle.query<Reached>('reached').then(report, () => {});
  }, REPORT_EVERY);
  try {
    return await handle.result();
  } finally {
    clearInterval(looking);
  }
}
