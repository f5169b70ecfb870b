import { DRAFT, findMessage, markAsDraft } from '../store/message-rows.ts';
import type { Store } from '../store/open-store.ts';
import type { Activities } from './contract.ts';

/** Repeatable: what is a draft stays one. Erased meanwhile, there is nothing to give back. */
export function withdraw({ store }: { store: Store }): Activities['withdraw'] {
  return async ({ question, message }) => {
    const row = await findMessage(store.db, message);
    if (row?.question === question && !row.kind.startsWith(DRAFT)) await markAsDraft(store.db, row);
  };
}
