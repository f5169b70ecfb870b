// A mail that is no person's, or may not be, on its way to where a person looks at it.
import { randomUUID } from 'node:crypto';
import type { Qualifying } from '../domain/triage/types.ts';
import { keepInQuarantine } from '../store/quarantine.ts';
import { orStoreAway } from '../store/unavailable.ts';
import type { Store } from '../store/open-store.ts';
import type { Vault } from '../store/vault.ts';
import { idempotencyKeysOf } from './idempotency.ts';
import { isHidden, type InboundMessage } from './inbound-message.ts';
import { isOriginalHidden } from './mail-original.ts';
import { wholeText } from './seal.ts';

export type QuarantineParts = {
  store: Store;
  vault: Vault;
  qualify: Qualifying;
  /** A machine speaks of an emergency, or a loop is cut: the team is alerted, nobody is answered. `id` names the mail in quarantine. */
  alert: (id: string, at: number, reason: 'emergency' | 'loop') => Promise<void>;
};

export type ToHold = { asked: InboundMessage; reasons: string[]; sender: string; loop?: boolean };

const WORDS_SHOWN = 2_000;

/** Acceptance means, here too: the store holds it, sealed. The same mail again is the same. */
export function quarantining(parts: QuarantineParts): (held: ToHold) => Promise<void> {
  return (held) => orStoreAway(() => holdAside(parts, held));
}

async function holdAside(
  { store, vault, qualify, alert }: QuarantineParts,
  { asked, reasons, sender, loop = false }: ToHold,
): Promise<void> {
  const { channel, role, contact = {}, receivedAt: at, original } = asked;
  const { key, requester } = await idempotencyKeysOf(vault, asked);
  const triage = await qualify(wholeText(asked), { channel, role });
  const touchesHealth =
    isHidden(triage.route) || triage.sensitive || (await isOriginalHidden(qualify, asked, triage));
  const emergency = triage.route === 'emergency';
  const kept = await keepInQuarantine(
    { store, vault },
    {
      id: `QUA-${randomUUID()}`,
      key,
      requester,
      reasons,
      sender,
      emergency,
      receivedAt: at,
      audience: touchesHealth ? 'medical' : 'support',
      label: { ...contact, subject: asked.mail?.subject ?? '', text: asked.text.slice(0, WORDS_SHOWN) },
      original: original ?? new Uint8Array(),
    },
  );
  if (emergency) await alert(kept.id, kept.receivedAt, 'emergency');
  if (loop) await alert(kept.id, kept.receivedAt, 'loop');
}
