import type { SearchHit, Search } from '../../content/search/search.ts';
import type { Reading } from '../../domain/journal.ts';
import type { TriageContext } from '../../domain/triage/types.ts';

/** What is to be done with a turn, and the articles found, best first. The text plays no part in it. */
export type Judgement = {
  decision: 'answer' | 'clarify' | 'handoff' | 'emergency' | 'medical';
  found: SearchHit[];
  /** Of the first article, between 0 and 1. */
  confidence: number;
};

/** One turn of the person: every message since somebody last answered, as support may read it. */
export type QuestionToJudge = { text: string; clarified: number };

type Thresholds = { answer: number; clarify: number };

/** Chosen on questions put aside for that, where a wrong answer costs more than a hand-over: docs/retrieval.md. */
export const THRESHOLDS: Thresholds = { answer: 0.7, clarify: 0.6 };

/** More questions than this would keep the person from a human. */
const CLARIFICATIONS = 2;

/** Guards first, then what the help centre knows. */
export function judgeQuestion(
  {
    search,
    read,
  }: {
    search: Search;
    read: (text: string, context: TriageContext) => Pick<Reading, 'route' | 'humanRequested'>;
  },
  { text, clarified }: QuestionToJudge,
  context: TriageContext,
  thresholds = THRESHOLDS,
): Judgement {
  const found = search(text, context.role);
  const confidence = found[0]?.confidence ?? 0;
  return { decision: decisionOf(), found, confidence };

  function decisionOf(): Judgement['decision'] {
    const { route, humanRequested } = read(text, context);
    if (route === 'emergency') return 'emergency';
    if (route === 'medical_employee' || route === 'medical_employer') return 'medical';
    if (humanRequested) return 'handoff';
    if (confidence >= thresholds.answer) return 'answer';
    // A question that shares no word with any article is clear enough for a person; noise is not.
    const isNoise = found.length === 0 && !text.includes('?');
    const unclear = isNoise || confidence >= thresholds.clarify;
    return unclear && clarified < CLARIFICATIONS ? 'clarify' : 'handoff';
  }
}
