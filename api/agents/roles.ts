import type { Audience, Team } from '../../domain/journal.ts';

/** What an agent may be, each with the least it needs. One agent may be several. */
export const agentRoles = ['support', 'medical', 'supervisor', 'auditor', 'editor'] as const;
export type AgentRole = (typeof agentRoles)[number];

export function isRole(word: string): word is AgentRole {
  return agentRoles.some((role) => role === word);
}

type Holder = { id: string; roles: readonly AgentRole[] };

export function has({ roles: held }: Holder, ...wanted: AgentRole[]): boolean {
  return held.some((role) => wanted.includes(role));
}

/** The team an agent acts for on a question of `team`; undefined when they have no part in it. */
export function actsFor(agent: Holder, team: Team): Team | undefined {
  if (team === 'medical') return has(agent, 'medical') ? 'medical' : undefined;
  return has(agent, 'support', 'supervisor') ? 'support' : undefined;
}

/** Whose alerts an agent is shown. */
export function audiencesOf(agent: Holder): Audience[] {
  const held = (['support', 'medical', 'supervisor'] as const).filter((role) => has(agent, role));
  return [...held, `agent:${agent.id}`];
}
