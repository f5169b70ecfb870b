import { openedForWords } from '../../content/fr/opened-for-words.ts';
import type { Role } from '../../domain/triage/types.ts';
import { agentNames } from '../../store/agents.ts';
import { acceptInto, emergencyOf } from '../requester/ask.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';

/** What a caller asks, as the agent writes it down. `id` is the idempotency key. */
export type Called = {
  id: string;
  text: string;
  role: Role;
  name?: string | undefined;
  email?: string | undefined;
};

/**
 * A question in the name of somebody who calls, for a person and never for the assistant. With an address, they are written to by
 * mail, and it proves nothing: they consent to nothing by it. Throws Refusal `forbidden`, or as a question asked by chat.
 */
export async function openFor(
  site: ApiContext,
  agent: Session,
  { id, text, role, name, email }: Called,
): Promise<{ reference: string; emergency?: { text: string } }> {
  if (!has(agent, 'support', 'supervisor', 'medical')) throw new Refusal('forbidden');
  site.gates.act(agent.id);
  const names = await agentNames(site.store.db);
  const contact = { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
  const accepted = await acceptInto(site, { text, role, sender: agent.id }, () =>
    site.accept({
      channel: email === undefined ? 'chat' : 'email',
      role,
      text,
      contact,
      idempotencyKey: `${agent.id}:${id}`,
      receivedAt: site.now(),
      needsHuman: true,
      unproven: true,
      openedBy: openedForWords.note(names.get(agent.id) ?? agent.id),
    }),
  );
  const emergency = emergencyOf(site, accepted);
  return { reference: accepted.reference, ...(emergency && { emergency }) };
}
