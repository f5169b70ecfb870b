import { noteMedicalAccess } from '../../store/messages.ts';
import {
  discardedFromQuarantine,
  quarantineCounts,
  quarantinedMail,
  quarantineList,
  releasedFromQuarantine,
  type QuarantineLine,
} from '../../store/quarantine.ts';
import type { Team } from '../../domain/journal.ts';
import type { KeyReader, Vault } from '../../store/vault.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';

type House = Pick<ApiContext, 'store' | 'vault' | 'now' | 'releaseMail'>;

/** What waits for a person, without a word of what touches health; its words are given one by one, to whoever may read them. */
export async function quarantineFor(house: House, agent: Session): Promise<QuarantineLine[]> {
  mustHaveAPart(agent);
  return quarantineList(
    house.store.db,
    readersOf(house.vault, agent).filter(({ audience }) => audience === 'support'),
  );
}

/** Held, released and discarded so far. */
export async function quarantineCountsFor({ store }: House, agent: Session) {
  mustHaveAPart(agent);
  return quarantineCounts(store.db);
}

/** One mail with its first words. Throws Refusal `not-found`, also for who may not read it. */
export async function quarantineLineFor(house: House, agent: Session, id: string): Promise<QuarantineLine> {
  const { store, vault } = house;
  const found = (await quarantineList(store.db, readersOf(vault, agent))).find(
    (line) => line.id === id && line.label,
  );
  if (!found) throw new Refusal('not-found');
  if (found.audience === 'medical')
    await noteMedicalAccess(store.db, { question: id, agent: agent.id, at: house.now() });
  return found;
}

/** A person wrote it: it becomes the message that it would have been. Gives its question. Throws Refusal `not-found`. */
export async function releaseFromQuarantine(
  house: House,
  agent: Session,
  id: string,
): Promise<{ reference: string }> {
  const { store, vault, now } = house;
  const held = await quarantinedMail(store, readersOf(vault, agent), id);
  if (!held) throw new Refusal('not-found');
  const taken = await house.releaseMail(held.original, held.receivedAt);
  if (!taken.accepted) throw new Refusal('not-now');
  const { reference } = taken;
  await releasedFromQuarantine(store.db, { id, by: agent.id, at: now(), question: reference });
  return { reference };
}

/** Nobody needs it: its words are destroyed, and who decided so stays. Throws Refusal `not-found`. */
export async function discardFromQuarantine(house: House, agent: Session, id: string): Promise<void> {
  const { store, vault, now } = house;
  if (!(await quarantinedMail(store, readersOf(vault, agent), id))) throw new Refusal('not-found');
  await discardedFromQuarantine(store.db, { id, by: agent.id, at: now() });
}

function mustHaveAPart(agent: Session): void {
  if (!has(agent, 'support', 'supervisor', 'medical')) throw new Refusal('forbidden');
}

function readersOf(vault: Vault, agent: Session): KeyReader<Team>[] {
  return [
    ...(has(agent, 'support', 'supervisor') ? [vault.reader('support')] : []),
    ...(has(agent, 'medical') ? [vault.reader('medical')] : []),
  ];
}
