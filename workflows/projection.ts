import { condition, setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { clocks, dueInstant } from '../domain/clocks.ts';
import { memoize } from '../domain/memoize.ts';
import type { State } from '../domain/state.ts';
import { summaryOf } from '../domain/summary.ts';
import { assignee, channel, dueAt, questionStatus, role, route } from '../domain/search-attributes.ts';
import { isQuiet, quickly } from './activity-proxies.ts';
import { inBackground, isUnderWay } from './background.ts';
import type { EventLog } from './event-log.ts';

/**
 * Shows the journal to those who list and search: the store's projection, Temporal's search attributes and its page.
 * Off the critical path: a store that is away delays screens, never people or timers.
 * @param recorded how many events are in the store already
 */
export function keepProjections(
  book: EventLog,
  recorded: number,
): { readonly recorded: number; done(): boolean } {
  const progress = { recorded, done: () => progress.recorded === book.journal.length };
  const { runId: run, continuedFromExecutionRunId: follows } = workflowInfo();
  inBackground(keepRecord);
  inBackground(keepAttributes);
  return progress;

  async function keepRecord(): Promise<void> {
    for (;;) {
      await condition(() => !progress.done() && isQuiet());
      if (!isUnderWay(run)) return;
      // What else happened in this very step may have something to say first: one projection tells it all.
      if (!isQuiet()) continue;
      const events = book.journal.slice(progress.recorded);
      const asOf = {
        run,
        events: workflowInfo().historyLength,
        ...(follows === undefined ? {} : { follows }),
      };
      await quickly.record({ question: book.state.reference, events, summary: summaryOf(book.state), asOf });
      progress.recorded += events.length;
    }
  }

  /** Whoever started the workflow said where it begins. */
  async function keepAttributes(): Promise<void> {
    const listed = memoize(fingerprint);
    for (let shown = ''; ;) {
      await condition(() => book.state.status !== 'registered' && listed(book.state) !== shown && isQuiet());
      if (!isUnderWay(run)) return;
      shown = listed(book.state);
      showAttributes(book.state);
      setCurrentDetails(detailsOf(book.state, book.now()));
    }
  }
}

/** What Temporal's lists filter by. It is stored in clear: no name, no address, no text. */
function showAttributes(state: State): void {
  const due = dueInstant(state);
  upsertSearchAttributes([
    { key: questionStatus, value: state.status },
    { key: route, value: state.route ?? null },
    { key: channel, value: state.channel },
    { key: role, value: state.role },
    { key: assignee, value: state.assignee ?? null },
    { key: dueAt, value: due === undefined ? null : new Date(due) },
  ]);
}

function fingerprint(state: State): string {
  return [state.status, state.route, state.assignee, dueInstant(state)].join(' ');
}

/** For Temporal's page: where the question stands, in a few lines without personal data. */
function detailsOf(state: State, now: number): string {
  const owner = state.assignee === undefined ? '' : `, with ${state.assignee}`;
  const lines = clocks(state, now).map(
    ({ target, round, standing, due }) =>
      `- ${target} (${round}): ${standing}${due === undefined ? '' : `, due ${new Date(due).toISOString()}`}`,
  );
  return [
    `**${state.status}**, ${state.route ?? 'not qualified yet'}, team ${state.team}${owner}`,
    '',
    ...lines,
  ].join('\n');
}
