import { deskLine } from '../../store/desk-list.ts';
import { noteMedicalAccess, readAsMedical, type ReadMessage } from '../../store/messages.ts';
import { isMasked, releaseMessage, unmaskRequests, type UnmaskRequest } from '../../store/unmask.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { sendCommand, type CommandResult } from '../send-command.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';
import { viewOf } from './views.ts';

export type Masked = { reference: string; message: string };

/** Asks the medical team to look at a masked message. Throws Refusal `not-found` for one that is not masked. */
export async function askUnmask(
  site: ApiContext,
  agent: Session,
  { reference, message, id }: Masked & { id: string },
): Promise<CommandResult> {
  const { db } = site.store;
  const line = await deskLine(db, reference);
  if (!line || viewOf(agent, line) !== 'support') throw new Refusal('wrong-team');
  if (!(await isMasked(db, { question: reference, message }))) throw new Refusal('not-found');
  site.gates.act(agent.id);
  return sendCommand(site, reference, { name: 'ask-unmask', id, agent: agent.id, masked: message });
}

/** What the medical team is asked to look at; throws Refusal `forbidden` for anybody else. */
export async function requestsFor(site: ApiContext, agent: Session): Promise<UnmaskRequest[]> {
  mustBeMedical(agent);
  return unmaskRequests(site.store.db);
}

/** The message as it was written, to whoever must decide; the opening is written down first. */
export async function readMasked(
  site: ApiContext,
  agent: Session,
  asked: Masked,
): Promise<Pick<ReadMessage, 'id' | 'body' | 'files'>> {
  const { reference, message } = await mustBeAsked(site, agent, asked);
  const { vault, store, now } = site;
  const readers = { support: vault.reader('support'), medical: vault.reader('medical') };
  const opening = { question: reference, agent: agent.id, at: now() };
  const read = await readAsMedical(store.db, readers, opening);
  const found = read.find(({ id }) => id === message);
  if (!found) throw new Refusal('not-found');
  return { id: found.id, files: found.files, body: found.body };
}

/** Releases the text and its files to support, or not. The journal has the decision before a word moves. */
export async function sendUnmaskDecision(
  site: ApiContext,
  agent: Session,
  { id, released, ...asked }: Masked & { id: string; released: boolean },
): Promise<CommandResult> {
  mustBeMedical(agent);
  const { reference, message } = asked;
  const command = {
    name: 'decide-unmask',
    id,
    agent: agent.id,
    team: 'medical',
    masked: message,
    released,
  } as const;
  const carried = await sendCommand(site, reference, command);
  // Told by the engine alone: what is not decided yet is not released.
  if (!released || 'pending' in carried) return carried;
  await noteMedicalAccess(site.store.db, { question: reference, agent: agent.id, at: site.now() });
  await releaseMessage(site, { question: reference, message });
  return carried;
}

async function mustBeAsked(site: ApiContext, agent: Session, asked: Masked): Promise<Masked> {
  const requests = await requestsFor(site, agent);
  const request = requests.find(
    ({ reference, message }) => reference === asked.reference && message === asked.message,
  );
  if (!request) throw new Refusal('not-found');
  return request;
}

function mustBeMedical(agent: Session): void {
  if (!has(agent, 'medical')) throw new Refusal('forbidden');
}
