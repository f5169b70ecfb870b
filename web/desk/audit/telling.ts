import type { DecisionWords } from '../../../content/audit/decision-text.ts';
import type { auditPageWords, verdictWords } from '../../../content/fr/audit-words.ts';
import type { ApiClient, Body } from '../../api-client.ts';

export type AuditFile = Body<ApiClient['desk']['audit']['questions'][':reference']['$get']>;

/** How the page says an event, and a name. */
export type Telling = {
  language: 'fr' | 'en';
  words: DecisionWords;
  page: (typeof auditPageWords)['fr' | 'en'];
  verdicts: (typeof verdictWords)['fr'];
  nameOf: (agent: string) => string;
};
