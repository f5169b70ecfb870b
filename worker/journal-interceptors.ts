// Loaded beside the process while a history is replayed: tells its journal as it grows, as the `journal` query would.
import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';
import { getActivator } from '@temporalio/workflow/lib/global-attributes.js';
import type { JournalEvent } from '../domain/journal.ts';

export type JournalSinks = Sinks & { replay: { journal: (events: readonly JournalEvent[]) => void } };

const { replay } = proxySinks<JournalSinks>();

export function interceptors(): WorkflowInterceptors {
  let told = 0;
  return {
    internals: [
      {
        concludeActivation(input, next) {
          const events: unknown = getActivator().queryHandlers.get('journal')?.handler();
          if (Array.isArray(events) && events.length !== told) {
            told = events.length;
            replay.journal(events);
          }
          return next(input);
        },
      },
    ],
  };
}
