// The door tells triage's reading of a message, and what kind of case its words tell: data seen by the wrong person, at any rate.
import type { Retrieval } from '../content/search/retrieval.ts';
import type { Readers } from './reading-threads.ts';

/** A case is told in its first words; the rest may be a thread that a mail quotes. In UTF-16 units. */
const READ = 2_000;

/** Readers that put the kind of case among the rules, as `case:breach`, beneath the one that decided. */
export function tellingCases(readers: Readers, { caseIn }: Pick<Retrieval, 'caseIn'>): Readers {
  return {
    ...readers,
    qualify: async (text, context) => {
      const triage = await readers.qualify(text, context);
      const kind = caseIn(text.slice(0, READ));
      if (kind === undefined) return triage;
      return { ...triage, reasons: triage.reasons.toSpliced(1, 0, { rule: `case:${kind}`, words: [] }) };
    },
  };
}
