import { dueInstant } from './clocks.ts';
import type { WaitingFor } from './journal.ts';
import type { State, Status } from './state.ts';
import type { Route } from './triage/types.ts';

/** The figures and standing that screens list, as the journal gives them. Instants are epoch milliseconds. */
export type Summary = {
  status: Status;
  route?: Route;
  topic?: string;
  team: string;
  assignee?: string;
  handedOff: boolean;
  waitingFor?: WaitingFor;
  dueAt?: number;
  rating?: number;
  closedAt?: number;
  /** Until when its agent has put it aside; absent when they have not. */
  snoozedUntil?: number;
  /** How often its delay was extended since it was opened, or reopened; absent when never. */
  extensions?: number;
  /** How often it was reopened; absent when never. */
  reopenings?: number;
};

export function summaryOf(state: State): Summary {
  const { status, route, topic, team, assignee, handedOff, waiting, rating, closedAt } = state;
  const { extensions, snoozed } = state;
  const reopenings = state.rounds.length - 1;
  const due = dueInstant(state);
  return {
    status,
    team,
    handedOff,
    ...(route === undefined ? {} : { route }),
    ...(topic === undefined ? {} : { topic }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(waiting === undefined ? {} : { waitingFor: waiting.for }),
    ...(due === undefined ? {} : { dueAt: due }),
    ...(rating === undefined ? {} : { rating }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(snoozed === undefined ? {} : { snoozedUntil: snoozed.until }),
    ...(extensions === 0 ? {} : { extensions }),
    ...(reopenings < 1 ? {} : { reopenings }),
  };
}
