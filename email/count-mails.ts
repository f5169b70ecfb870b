import type { CountMails } from './loops.ts';
import { traceMail } from '../store/mail-traces.ts';
import type { Store } from '../store/open-store.ts';
import { orStoreAway } from '../store/unavailable.ts';
import type { Vault } from '../store/vault.ts';

/** Counts mails by keyed digests of who sent what: the store learns neither. Throws StoreAway. */
export function mailCounter({ store, vault }: { store: Store; vault: Vault }): CountMails {
  return ({ key, at, email, domain, shape }, since) =>
    orStoreAway(() =>
      traceMail(
        store.db,
        {
          key: vault.digest('trace', key),
          sender: vault.pseudonym(email),
          domain: vault.digest('domain', domain),
          shape: vault.digest('shape', shape),
          at,
        },
        since,
      ),
    );
}
