import { deskList } from '../../store/desk-list.ts';
import type { Team } from '../../domain/journal.ts';
import type { Site } from '../site.ts';
import { dueNow } from './due-now.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';
import { entryOf, viewOf, type Entry } from './views.ts';

/** Which questions to list; open ones unless `closed`. */
export type Wanted = {
  mine?: boolean;
  unclaimed?: boolean;
  team?: Team;
  status?: string[];
  closed?: boolean;
  limit?: number;
};

/** The questions an agent may know of, the nearest due instant first. */
export async function listFor(
  site: Pick<Site, 'store' | 'policy' | 'now'>,
  agent: Session,
  wanted: Wanted,
): Promise<Entry[]> {
  const { mine, unclaimed, status, closed, limit } = wanted;
  const team = has(agent, 'support', 'supervisor', 'auditor') ? wanted.team : 'medical';
  const assignee = mine ? agent.id : unclaimed ? 'nobody' : undefined;
  const lines = await deskList(site.store.db, {
    ...(team === undefined ? {} : { team }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(status === undefined ? {} : { status }),
    ...(closed === undefined ? {} : { closed }),
    ...(limit === undefined ? {} : { limit }),
    // What the assistant still has is nobody's to claim.
    ...(unclaimed ? { handedOff: true } : {}),
  });
  return (await dueNow(site, lines)).flatMap((line) => {
    const view = viewOf(agent, line);
    return view === undefined ? [] : [entryOf(line, view)];
  });
}
