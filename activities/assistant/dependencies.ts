import type { Retrieval } from '../../content/search/retrieval.ts';
import type { Reading } from '../../domain/journal.ts';
import type { TriageContext } from '../../domain/triage/types.ts';
import type { Store } from '../../store/open-store.ts';
import type { Vault } from '../../store/vault.ts';
import type { AssistantModel } from './model/model-settings.ts';

/** Reads a text as the door does: the route and what else triage sees, without a word of it. */
export type Read = (text: string, context: TriageContext) => Reading | Promise<Reading>;

/** What the assistant is given. */
export type AssistantParts = {
  store: Store;
  vault: Vault;
  retrieval: Pick<Retrieval, 'search' | 'lookOn' | 'smallTalk' | 'passage' | 'title' | 'nameOf' | 'named'>;
  read: Read;
  /** Epoch milliseconds. */
  now: () => number;
  /** Writes from the articles found; without one, articles are quoted word for word. */
  model?: AssistantModel | undefined;
};
