import { decisionOn } from '../../domain/decide.ts';
import { isRefusal } from '../../domain/decision.ts';
import { replayJournal } from '../../domain/evolve.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { mustBeHere, mustBeOf, partsOf, teamFor, type Act } from './act.ts';
import type { Session } from './session.ts';

/** Throws Refusal as `act` would, by the question's own rules as the desk knows it now; does nothing. */
export async function mustBePossible(
  site: ApiContext,
  agent: Session,
  reference: string,
  done: Act,
): Promise<void> {
  const team = await teamFor(site, agent, { reference, done });
  const { to } = done.given;
  if (to !== undefined) await mustBeOf(site, to, team);
  await mustBeHere(site, agent, done);
  const state = replayJournal(reference, site.policy, await eventsAfter(site.store.db, reference, 0));
  const command = done.command(partsOf(reference, done.given, { agent, team }));
  const decision = decisionOn(state, command, site.now());
  if (isRefusal(decision)) throw new Refusal(decision.refused);
  if (decision.length === 0) throw new Refusal('not-now');
}
