import { dueInstant } from './clocks.ts';
import type { State } from './state.ts';

/** The figures and standing that screens list, as the journal gives them. Instants are epoch milliseconds. */
export type Summary = {
  status: string;
  route?: string;
  topic?: string;
  team: string;
  assignee?: string;
  handedOff: boolean;
  waitingFor?: string;
  dueAt?: number;
  rating?: number;
  closedAt?: number;
};

export function summaryOf(state: State): Summary {
  const { status, route, topic, team, assignee, handedOff, waiting, rating, closedAt } = state;
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
  };
}
