// Receipts of erasures, kept beside the store too: a backup of before knows nothing of them, and what was forgotten stays so.
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { forgetWithin } from '../../store/erase-questions.ts';
import { findReceipt, keepReceipt, listReceipts, type ErasureReceipt } from '../../store/erasure-receipts.ts';
import { erasures } from '../../store/erasure-schema.ts';
import type { Db, Store } from '../../store/open-store.ts';
import { forgetQuarantine, quarantineSender } from '../../store/quarantine.ts';
import { findQuestion } from '../../store/questions.ts';
import type { Container } from '../container.ts';
import type { RunningPart } from '../part.ts';
import { failureLog, keepRounds } from '../keep-rounds.ts';
import { ServiceProblem } from '../service-problem.ts';

const LOOK_EVERY_MS = 5_000;

const Erased = z.object({
  reference: z.string(),
  receivedAt: z.number(),
  messages: z.number(),
  files: z.number(),
  mails: z.number(),
});
const Receipt = z.object({ id: z.string(), at: z.number(), by: z.string(), questions: z.array(Erased) });

/** Adds to the list what the store has and it has not, soon after each erasure, by whatever hand. */
export function keepErasureList({
  store,
  log,
  config: { erasureList },
}: Pick<Container, 'store' | 'log' | 'config'>): RunningPart {
  const failed = failureLog(log, 'erasure list not written');
  let listed = 0;
  return keepRounds('erasure list', async () => {
    try {
      const made = await store.db.$count(erasures);
      if (made !== listed) await addMissing(store.db, erasureList);
      listed = made;
    } catch (error) {
      failed(error);
    }
    return LOOK_EVERY_MS;
  });
}

/** Several workers may write to one list: a receipt that stands there twice counts once. */
export async function addMissing(db: Db, path: string): Promise<void> {
  const known = new Set((await readErasureList(path)).map(({ id }) => id));
  const missing = (await listReceipts(db)).filter(({ id }) => !known.has(id)).toReversed();
  if (missing.length === 0) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  await file
    .appendFile(missing.map((receipt) => `${JSON.stringify(receipt)}\n`).join(''))
    .then(() => file.sync())
    .finally(() => file.close());
}

/**
 * Empty where there is no such file. A last line that a crash cut short says nothing; the store still has it.
 * @throws ServiceProblem `erasure-list-unreadable`: nothing is restored by a list that says less than it did
 */
export async function readErasureList(path: string): Promise<ErasureReceipt[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return '';
  });
  const lines = text.split('\n').slice(0, -1);
  return lines.flatMap((line, index) => {
    const receipt = receiptIn(line);
    if (receipt !== undefined) return [receipt];
    throw new ServiceProblem(
      'erasure-list-unreadable',
      `Line ${index + 1} of ${path} is no receipt of an erasure. Mend or remove that line, then try again.`,
    );
  });
}

/** Forgets again, in a store that was restored, what these receipts say was forgotten. Gives how many it did not know of. */
export async function replayErasures(store: Store, receipts: readonly ErasureReceipt[]): Promise<number> {
  let replayed = 0;
  for (const receipt of receipts.toSorted((one, other) => one.at - other.at)) {
    await store.db.transaction(async (db) => {
      if (await findReceipt(db, receipt.id)) return;
      await keepReceipt(db, receipt, await forgetAgain(db, receipt));
      replayed += 1;
    });
  }
  return replayed;
}

/** Gives the questions among them, whose workflows are to be told. */
async function forgetAgain(db: Db, { questions, at }: ErasureReceipt): Promise<string[]> {
  const known: string[] = [];
  for (const { reference } of questions) {
    const requester = await quarantineSender(db, reference);
    if (requester !== undefined) await forgetQuarantine(db, { requester, at });
    if ((await findQuestion(db, reference)) === undefined) continue;
    await forgetWithin(db, { question: reference, at });
    known.push(reference);
  }
  return known;
}

function receiptIn(line: string): ErasureReceipt | undefined {
  try {
    return Receipt.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
