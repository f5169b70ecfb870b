import { projectEvents } from '../store/project-journal.ts';
import type { Store } from '../store/open-store.ts';
import type { Activities } from './contract.ts';

/** Projects the journal to the store, for screens, figures and streams. The workflow goes on without it when it fails. */
export const recordActivity = ({ store }: { store: Store }): Pick<Activities, 'record'> => ({
  record: async (recorded) => {
    await projectEvents(store, recorded);
    return recorded.events;
  },
});
