import { deskLine } from '../../store/desk-list.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { CommandResult } from '../send-command.ts';
import { act, type Act } from './act.ts';
import type { Session } from './session.ts';

/**
 * Joins a question to another, which leads: always the older one, whose clocks count. The leading one is told first, so that
 * nothing waits unseen.
 */
export async function join(
  site: ApiContext,
  agent: Session,
  reference: string,
  { id, other }: { id: string; other: string },
): Promise<CommandResult> {
  const [one, two] = await Promise.all([deskLine(site.store.db, reference), deskLine(site.store.db, other)]);
  if (!one || !two) throw new Refusal('not-found');
  if (one.team === 'medical' || two.team === 'medical') throw new Refusal('wrong-team');
  const [first, second] = two.receivedAt <= one.receivedAt ? [other, reference] : [reference, other];
  await act(site, agent, first, joinsTo({ id: `${id}:lead`, other: second, leads: true }));
  return act(site, agent, second, joinsTo({ id, other: first, leads: false }));
}

function joinsTo({ id, other, leads }: { id: string; other: string; leads: boolean }): Act {
  return { given: { id }, command: ({ by }) => ({ ...by, name: 'join', other, leads }) };
}
