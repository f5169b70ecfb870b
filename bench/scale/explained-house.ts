// A PostgreSQL with many questions that writes down its plans.
import { keyRing } from '../../store/master-key.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { openVault, type Vault } from '../../store/vault.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { masterKey } from '../../test/support/stores.ts';
import { page } from './hot-queries.ts';
import { fillStore } from './large-store.ts';
import { askForPlans } from './plans.ts';

type ExplainedHouse = { store: Store; vault: Vault; now: number; remove: () => Promise<void> };

export async function explainedHouse(questions: number): Promise<ExplainedHouse> {
  const now = Date.UTC(2026, 10, 27, 15);
  const postgres = await startPostgres();
  const first = await openStore({ url: postgres.url });
  const file = { news: async () => undefined, save: async () => {}, savedAt: async () => 0 };
  const ring = keyRing([masterKey(1)], file);
  await fillStore({ db: first.db, vault: await openVault(first.db, ring) }, { questions, now, opened: page });
  await askForPlans(first.db);
  await first.close();
  await postgres.stop();
  await postgres.start();
  const store = await openStore({ url: postgres.url });
  return {
    store,
    vault: await openVault(store.db, ring),
    now,
    remove: async () => {
      await store.close();
      await postgres.remove();
    },
  };
}
