import { generalRuleText } from '../../content/fr/assistant-answers.ts';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';
import type { TriageContext } from '../../domain/triage/types.ts';
import { citation, linksTo } from './answer.ts';
import type { AssistantParts } from './dependencies.ts';
import { judgeQuestion, THRESHOLDS } from './judge.ts';

/** What the help centre says to everybody: its words, and the passages as `slug@version#paragraph`. */
export type GeneralRule = { text: string; articles: string[] };

/** Beside a proposal to ask a doctor, a passage has to be what is asked for, not merely near it. */
const ALL_BUT_SURE = 0.75;

/**
 * A message about health may ask for no more than a rule: within how many days, who tells whom, who pays. The rule is quoted
 * beside the proposal of a relay, never instead of it. Undefined unless search is all but sure, for what only a person can
 * settle, and for what would read as medical advice.
 */
export function generalRule(
  { retrieval }: Pick<AssistantParts, 'retrieval'>,
  text: string,
  context: TriageContext,
): GeneralRule | undefined {
  const read = () => ({ route: 'question', humanRequested: false, thanks: false }) as const;
  const thresholds = { ...THRESHOLDS, answer: ALL_BUT_SURE };
  const judged = judgeQuestion({ retrieval, read }, { text, clarified: 0 }, context, thresholds);
  if (judged.decision !== 'answer' || judged.language !== undefined) return undefined;
  const quoted = judged.passages.flatMap((place) => retrieval.passage(place) ?? []);
  if (quoted.length === 0) return undefined;
  const told = generalRuleText({ quoted, links: linksTo({ retrieval }, quoted) });
  return readsAsMedicalAdvice(told) ? undefined : { text: told, articles: quoted.map(citation) };
}
