import { claimsOf } from '../../store/desk-list.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { sendCommand } from '../send-command.ts';
import { actsFor, type AgentRole } from './roles.ts';

/**
 * What an agent holds of a team that they are no longer of goes back to the queue. What they release on the same journal
 * once, they release once. Throws EngineAway.
 * @param by who took their roles
 */
export async function releaseClaims(
  site: ApiContext,
  by: string,
  agent: { id: string; roles: AgentRole[] },
): Promise<void> {
  for (const { reference, team, seq } of await claimsOf(site.store.db, agent.id)) {
    if (actsFor(agent, team) === team) continue;
    const command = { name: 'release', agent: by, team, supervisor: true, why: 'disabled' } as const;
    await sendCommand(site, reference, { ...command, id: `disabled:${agent.id}:${seq}` }).catch(
      unlessRefused,
    );
  }
}

/** What was resolved or moved meanwhile is theirs no longer. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
