// Forgetting a person: what is sealed for them becomes unreadable at once, then each running question is told.
import { randomUUID } from 'node:crypto';
import {
  countHeld,
  forgetWithin,
  lockQuestion,
  questionsOf,
  followUpChain,
} from '../store/erase-questions.ts';
import type { Db, Store } from '../store/open-store.ts';
import {
  findErasedAndOpen,
  keepReceipt,
  markTold,
  findUntold,
  type ErasedQuestion,
  type ErasureReceipt,
} from '../store/erasure-receipts.ts';
import { forgetQuarantine, quarantineOf } from '../store/quarantine.ts';
import { findQuestion } from '../store/questions.ts';
import type { Vault } from '../store/vault.ts';
import { EngineAway, type RunningQuestions } from '../intake/running-questions.ts';
import { removeFromBucket } from '../store/bucket-files.ts';
import { isAway } from '../store/unavailable.ts';
import { Refusal } from './errors.ts';

/** Everything of an address; or of a reference and what went on from it, for who gave no address. */
export type Whom = { email: string } | { reference: string };

export type ErasureParts = { store: Store; vault: Vault; desk: RunningQuestions; now: () => number };

/** One question that would be forgotten, and how much of it; or a mail in quarantine, by its own id. */
export type ErasableQuestion = ErasedQuestion & { status: string };

/** What an erasure would forget, the oldest question first; nothing of what is written there. */
export async function erasable(
  { store, vault }: Pick<ErasureParts, 'store' | 'vault'>,
  whom: Whom,
): Promise<ErasableQuestion[]> {
  const references = await referencesOf({ store, vault }, whom);
  const lines = await Promise.all(references.map((reference) => lineOf(store.db, reference)));
  const held = await heldMailsOf(store.db, vault, whom);
  return [...lines.flatMap((line) => line ?? []), ...held.map((mail) => ({ ...mail, status: 'quarantine' }))];
}

/** The questions of a person that can still be read, the oldest first. */
export async function referencesOf(
  { store, vault }: Pick<ErasureParts, 'store' | 'vault'>,
  whom: Whom,
): Promise<string[]> {
  return findQuestionsOf(store.db, vault, whom);
}

/**
 * Forgets these questions and mails in quarantine for good, all of them or none, and gives the receipt. Nothing can be read any more once it
 * returns; a question that the engine could not be told of now is told later, by `tellErased`.
 * Throws Refusal `erasure-changed` when the person has others by now, or fewer: none is erased unseen.
 * @param by an agent's id, or `console`
 */
export async function eraseQuestions(
  parts: ErasureParts,
  { whom, references, by }: { whom: Whom; references: readonly string[]; by: string },
): Promise<ErasureReceipt> {
  const { store, vault } = parts;
  const at = parts.now();
  const receipt = await store.db.transaction(async (db) => {
    // In one order: two erasures of the same person wait for each other in a line, and the second finds nothing.
    for (const reference of references.toSorted()) await lockQuestion(db, reference);
    const theirs = await findQuestionsOf(db, vault, whom);
    const held = await heldMailsOf(db, vault, whom);
    mustBeSame([...theirs, ...held.map((mail) => mail.reference)], references);
    const gone = await forgottenAll(db, { references: references.filter((one) => theirs.includes(one)), at });
    if ('email' in whom) await forgetQuarantine(db, { requester: vault.pseudonym(whom.email), at });
    // A follow-up that was being opened meanwhile.
    mustBeSame(await findQuestionsOf(db, vault, whom), []);
    for (const reference of theirs) await store.changes.announce(db, reference);
    const kept: ErasureReceipt = { id: randomUUID(), at, by, questions: [...gone, ...held] };
    await keepReceipt(db, kept, theirs);
    return { kept, theirs };
  });
  for (const reference of receipt.theirs) store.changes.published(reference);
  await removeObjects(store, at);
  await tell(parts, receipt.theirs);
  return receipt.kept;
}

/** At once where it can be; what the bucket does not remove now is asked of it again soon. */
async function removeObjects({ db, bucket }: Store, now: number): Promise<void> {
  if (bucket === undefined) return;
  await removeFromBucket({ db, bucket }, { limit: MOST_FILES, now }).catch((error: unknown) => {
    if (!isAway(error)) throw error;
  });
}

/** Of one person. */
const MOST_FILES = 1_000;

/** A mail that waits for a person, or what is left of one that was decided; a reference leads to none. */
async function heldMailsOf(db: Db, vault: Vault, whom: Whom): Promise<ErasedQuestion[]> {
  if (!('email' in whom)) return [];
  const mails = await quarantineOf(db, vault.pseudonym(whom.email));
  return mails.map(({ id, receivedAt, isHeld }) => ({
    reference: id,
    receivedAt,
    messages: isHeld ? 1 : 0,
    files: 0,
    mails: 0,
  }));
}

async function forgottenAll(
  db: Db,
  { references, at }: { references: readonly string[]; at: number },
): Promise<ErasedQuestion[]> {
  const gone: ErasedQuestion[] = [];
  for (const reference of references) {
    const forgotten = await forgetWithin(db, { question: reference, at });
    gone.push({ reference, receivedAt: (await findQuestion(db, reference))?.receivedAt ?? 0, ...forgotten });
  }
  return gone;
}

function findQuestionsOf(db: Db, vault: Vault, whom: Whom): Promise<string[]> {
  return 'email' in whom ? questionsOf(db, vault.pseudonym(whom.email)) : followUpChain(db, whom.reference);
}

/** As sets: what was shown, each once, is what is there. */
function mustBeSame(theirs: readonly string[], shown: readonly string[]): void {
  const seen = new Set(shown);
  const same =
    seen.size === shown.length && seen.size === theirs.length && theirs.every((one) => seen.has(one));
  if (!same) throw new Refusal('erasure-changed');
}

/**
 * Closes the questions that were forgotten and do not know it yet; those too that the engine began afterwards, a message
 * having been on its way. Gives how many are left, the engine being away.
 */
export async function tellErased(parts: TellingParts): Promise<number> {
  const waiting = await findUntold(parts.store.db);
  const left = await tell(parts, waiting);
  if (left > 0) return left;
  const strays = (await findErasedAndOpen(parts.store.db)).filter(
    (reference) => !waiting.includes(reference),
  );
  // Each time anew until its journal says so: not to an engine that nobody works for, which would keep every one.
  return strays.length > 0 && (await parts.desk.health()).workers ? tell(parts, strays) : strays.length;
}

type TellingParts = Pick<ErasureParts, 'store' | 'desk'> & {
  /** Told of each failure that is not the engine being away, without any content. */
  failed?: (error: unknown) => void;
  stop?: AbortSignal | undefined;
};

/** One that fails holds up no other. Gives how many do not know. */
async function tell(
  { store, desk, failed = () => {}, stop }: TellingParts,
  references: readonly string[],
): Promise<number> {
  let left = references.length;
  for (const reference of references) {
    stop?.throwIfAborted();
    try {
      // The same id each time: it is applied once. Refused or missing, the question has ended, or never began.
      await desk.command(reference, { name: 'erase', id: `erase:${reference}` });
      await markTold(store.db, reference);
      left -= 1;
    } catch (error) {
      if (error instanceof EngineAway) return left;
      failed(error);
    }
  }
  return left;
}

async function lineOf(db: Db, reference: string): Promise<ErasableQuestion | undefined> {
  const row = await findQuestion(db, reference);
  if (!row || row.erasedAt !== null) return undefined;
  const { receivedAt, status } = row;
  return { reference, receivedAt, status, ...(await countHeld(db, reference)) };
}
