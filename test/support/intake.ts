import { eq } from 'drizzle-orm';
import type { Acceptance, InboundMessage, Rejection } from '../../intake/inbound-message.ts';
import { openMessageIntake, type MessageIntake } from '../../intake/accept.ts';
import type { Team } from '../../domain/journal.ts';
import { messages } from '../../store/schema.ts';
import type { Opened } from './stores.ts';
import { plainTriage } from './plain-triage.ts';

export const at = Date.UTC(2026, 5, 4, 8);
const ana = { email: 'ana@exemple.fr', name: 'Ana' };
let asked = 0;

export function chat(text: string, more: Partial<InboundMessage> = {}): InboundMessage {
  asked += 1;
  return {
    channel: 'chat',
    role: 'employee',
    contact: ana,
    text,
    idempotencyKey: `chat-${asked}`,
    receivedAt: at,
    ...more,
  };
}

export function mail(text: string, more: Partial<InboundMessage> = {}): InboundMessage {
  const headers = { subject: 'Ma question', messageId: '<1@exemple.fr>' };
  return chat(text, { channel: 'email', role: 'unknown', mail: headers, ...more });
}

export function accepted(result: Acceptance | Rejection): Acceptance {
  if (!result.accepted) throw new Error(`refused: ${result.code}`);
  return result;
}

export function doorOf({ store, vault }: Pick<Opened, 'store' | 'vault'>): MessageIntake {
  return openMessageIntake({
    store,
    vault,
    qualify: plainTriage,
    emergencyReply: () => 'Appelez immédiatement le 15.',
  });
}

/** What a reader of that audience finds in a message; undefined when there is nothing for them. */
export async function readSealed(
  { store, vault }: Pick<Opened, 'store' | 'vault'>,
  { audience, id, part }: { audience: Team; id: string; part: 'body' | 'masked' },
): Promise<unknown> {
  const [row] = await store.db.select().from(messages).where(eq(messages.id, id));
  const sealed = row?.[part];
  const reader = row && (await vault.reader(audience).of(store.db, row.question));
  return sealed && reader ? JSON.parse(reader.text(id, part, sealed)) : undefined;
}
