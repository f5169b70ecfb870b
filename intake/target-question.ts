import type { Intake, StoredQuestion } from '../store/intake.ts';
import { readStoredQuestion } from '../store/intake.ts';
import type { Store } from '../store/open-store.ts';
import { newReference } from '../store/new-reference.ts';
import type { Sealer, Vault } from '../store/vault.ts';
import type { InboundMessage } from './inbound-message.ts';

/** The question that a message goes into: one that exists, or one to begin. */
export type TargetQuestion = {
  reference: string;
  sealer: Sealer;
  role: InboundMessage['role'];
  standing?: StoredQuestion;
  begins?: Intake['begins'];
  linkedTo?: string;
  /** The question that it wanted to join and may not. */
  turnedFrom?: string;
};

/** Undefined when a chat names a question that is unknown or erased. */
export async function targetQuestion(
  { store, vault }: { store: Store; vault: Vault },
  asked: InboundMessage,
): Promise<TargetQuestion | undefined> {
  if (asked.reference === undefined)
    return newQuestion(vault, asked, await linkTarget({ store, vault }, asked));
  const standing = await readStoredQuestion(store.db, asked.reference);
  const sealer = standing && (await vault.sealer(store.db, asked.reference));
  const theirs = asked.channel === 'chat' || isRequester(vault, asked, standing);
  if (standing && sealer && theirs && mayJoin(asked, standing))
    return { reference: asked.reference, sealer, standing, role: standing.role };
  if (asked.channel === 'chat') return undefined;
  // A mail is never turned away for its headers: whoever sent it asks a question of their own.
  const room = await newQuestion(vault, asked, standing && theirs ? asked.reference : undefined);
  return { ...room, turnedFrom: asked.reference };
}

/** A question of their own that a mail names is where it goes on from; anybody else's is told in a note alone. */
async function linkTarget(
  { store, vault }: { store: Store; vault: Vault },
  asked: InboundMessage,
): Promise<string | undefined> {
  if (asked.near?.why !== 'named') return undefined;
  const { reference } = asked.near;
  const standing = await readStoredQuestion(store.db, reference);
  return standing && isRequester(vault, asked, standing) && mayJoin(asked, standing) ? reference : undefined;
}

/**
 * Whoever asks by chat may give anybody's address, and reads all that joins their question: until a link mailed to that
 * address has come back, a mail from it only lies beside.
 */
function mayJoin({ channel }: InboundMessage, { addressProved }: StoredQuestion): boolean {
  return channel === 'chat' || addressProved;
}

function isRequester(
  vault: Vault,
  { contact }: InboundMessage,
  standing: StoredQuestion | undefined,
): boolean {
  return (
    standing?.requester != null && !!contact?.email && vault.pseudonym(contact.email) === standing.requester
  );
}

export async function newQuestion(
  vault: Vault,
  { contact, role }: InboundMessage,
  linkedTo?: string,
): Promise<TargetQuestion> {
  const reference = newReference();
  const { rows, sealer } = await vault.fresh(reference);
  const sealed = contact && sealer('support', reference, 'contact')(JSON.stringify(contact));
  return {
    reference,
    sealer,
    role,
    begins: { keys: rows, contact: sealed },
    ...(linkedTo ? { linkedTo } : {}),
  };
}

/** Once medical, all that follows is for the medical team, until the matter is handed back to support. */
export function staysHidden(standing: StoredQuestion | undefined): boolean {
  if (!standing) return false;
  const handedBack = standing.handedOff && standing.team === 'support';
  return standing.team === 'medical' || (standing.hidden && !handedBack);
}
