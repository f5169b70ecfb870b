// Who uses which macro, and who changes it.
import { firstName } from '../../content/fr/delivery.ts';
import { keptBefore } from '../../content/instants.ts';
import { dueInstant } from '../../domain/clocks.ts';
import { fillMacro } from '../../domain/macros.ts';
import { teams, type Team } from '../../domain/journal.ts';
import type { State } from '../../domain/state.ts';
import { contactOf } from '../../store/contact.ts';
import { findMacro, keepMacro, macrosFor, removeMacro, type Macro } from '../../store/macros.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { actsFor, has } from './roles.ts';
import type { Session } from './session.ts';

export type MacroEntry = Omit<Macro, 'owner' | 'by' | 'at'> & { isShared: boolean; mayEdit: boolean };
export type FilledMacro = { id: string; title: string; text: string; isShared: boolean };
export type MacroGiven = Pick<Macro, 'id' | 'title' | 'body' | 'team' | 'topic'> & { isShared: boolean };

/** The teams for which an agent answers. */
export function teamsOf(agent: Session): Team[] {
  return teams.filter((team) => actsFor(agent, team) === team);
}

/** What support says to everybody is for its supervisors to change; what the doctors say, for any of them. */
function mayShare(agent: Session, team: Team): boolean {
  return team === 'medical' ? has(agent, 'medical') : has(agent, 'supervisor');
}

function mayEdit(agent: Session, { owner, team }: Pick<Macro, 'owner' | 'team'>): boolean {
  return owner === null ? mayShare(agent, team) : owner === agent.id;
}

export async function macroEntries({ store }: ApiContext, agent: Session): Promise<MacroEntry[]> {
  const rows = await macrosFor(store.db, agent.id, teamsOf(agent));
  return rows.map(({ by: _by, at: _at, owner, ...macro }) => ({
    ...macro,
    isShared: owner === null,
    mayEdit: mayEdit(agent, { owner, team: macro.team }),
  }));
}

/** Throws Refusal `forbidden` for who may not write such a one, or not change what stands there. */
export async function writeMacro(
  { store, now }: ApiContext,
  agent: Session,
  { isShared, ...macro }: MacroGiven,
): Promise<void> {
  const owner = isShared ? null : agent.id;
  const before = await findMacro(store.db, macro.id);
  const isTheirs = teamsOf(agent).includes(macro.team) && mayEdit(agent, { owner, team: macro.team });
  if (!isTheirs || (before && !mayEdit(agent, before))) throw new Refusal('forbidden');
  await keepMacro(store.db, { ...macro, owner, by: agent.id, at: now() });
}

export async function dropMacro({ store }: ApiContext, agent: Session, id: string): Promise<void> {
  const macro = await findMacro(store.db, id);
  if (!macro) return;
  if (!mayEdit(agent, macro)) throw new Refusal('forbidden');
  await removeMacro(store.db, id);
}

type Asked = { reference: string; team: Team; topic: string | null; state: State };

/** Those of the question's team, filled in for it; what is about its topic comes first. */
export async function macrosIn(
  { store, vault, now }: ApiContext,
  agent: Session,
  { reference, team, topic, state }: Asked,
): Promise<FilledMacro[]> {
  const rows = await macrosFor(store.db, agent.id, [team]);
  if (rows.length === 0) return [];
  const contact = await contactOf(store.db, vault.reader('support'), reference);
  const due = dueInstant(state);
  const values = {
    reference,
    agent: firstName(agent.name),
    ...(contact?.name === undefined ? {} : { person: firstName(contact.name) }),
    ...(due === undefined ? {} : { promise: keptBefore(due, now()) }),
  };
  const isAbout = (macro: Macro) => topic !== null && macro.topic === topic;
  return [...rows.filter(isAbout), ...rows.filter((macro) => !isAbout(macro))].map(
    ({ id, title, body, owner }) => ({ id, title, text: fillMacro(body, values), isShared: owner === null }),
  );
}
