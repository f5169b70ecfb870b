import type { AgentCommandName } from '../../domain/agent-commands.ts';
import { openCommands } from '../../domain/open-commands.ts';
import type { RefusalCode } from '../../domain/decision.ts';
import type { Team } from '../../domain/journal.ts';
import type { State } from '../../domain/state.ts';
import type { DeskLine } from '../../store/desk-list.ts';
import { actsFor, has } from './roles.ts';
import type { Session } from './session.ts';
import { isRelayed } from './views.ts';

/** The team that an agent acts for, or why they may not. A medical matter is nobody's before it was relayed. */
export function actingTeam(
  agent: Session,
  line: DeskLine,
  { supervises = false }: { supervises?: boolean },
): Team | Extract<RefusalCode, 'wrong-team' | 'not-now'> {
  const team = supervises && has(agent, 'supervisor') ? line.team : actsFor(agent, line.team);
  if (team === undefined) return 'wrong-team';
  return team === 'medical' && !isRelayed(line) ? 'not-now' : team;
}

type Acts = Partial<Record<AgentCommandName, { supervises?: boolean }>>;
type Opened = { agent: Session; line: DeskLine; state: State };

/** Which of these acts are open to an agent now: the question's own rules decide, as they will when the command comes. */
export function openActs(acts: Acts, { agent, line, state }: Opened, now: number): AgentCommandName[] {
  const open = (supervises: boolean) => {
    const team = actingTeam(agent, line, { supervises });
    if (team === 'wrong-team' || team === 'not-now') return [];
    const asker = { agent: agent.id, team, supervisor: has(agent, 'supervisor') };
    return openCommands(state, asker, now).filter((name) => (acts[name]?.supervises ?? false) === supervises);
  };
  return [...open(false), ...open(true)].filter((name) => acts[name] !== undefined);
}
