// Mails kept aside for a person to look at: nothing of them is dropped, nothing answers them.
import { eq } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import type { Store } from './open-store.ts';
import { quarantine } from './quarantine-schema.ts';
import { keys } from './schema.ts';
import type { Vault } from './vault.ts';

type QuarantineLabel = { email?: string; name?: string; subject: string; text: string };

export type Quarantined = {
  id: string;
  key: string;
  receivedAt: number;
  reasons: string[];
  sender: string;
  requester: string | null;
  emergency: boolean;
  audience: Team;
  label: QuarantineLabel;
  original: Uint8Array;
};

/** Keeps a mail, sealed, with keys of its own. Gives its name and receipt: those of the first, when it was kept before. */
export async function keepInQuarantine(
  { store, vault }: { store: Store; vault: Vault },
  mail: Quarantined,
): Promise<{ id: string; receivedAt: number }> {
  const { id, audience, label, original, ...row } = mail;
  const { rows, sealer } = await vault.fresh(id);
  return store.db.transaction(async (db) => {
    const kept = await db
      .insert(quarantine)
      .values({
        ...row,
        id,
        audience,
        label: sealer(audience, id, 'label')(JSON.stringify(label)),
        original: sealer(audience, id, 'original')(original),
      })
      .onConflictDoNothing({ target: quarantine.key })
      .returning({ id: quarantine.id, receivedAt: quarantine.receivedAt });
    if (kept.length > 0) await db.insert(keys).values(rows);
    const [first] = kept.length > 0 ? kept : await keptBefore(db, mail.key);
    return first ?? mail;
  });
}

function keptBefore(db: Db, key: string) {
  const { id, receivedAt } = quarantine;
  return db.select({ id, receivedAt }).from(quarantine).where(eq(quarantine.key, key));
}
