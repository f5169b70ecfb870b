import { generalRuleText } from '../../content/fr/assistant-answers.ts';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';
import type { Qualifying, TriageContext } from '../../domain/triage/types.ts';
import { linksTo } from './answer.ts';
import { citation } from './citation.ts';
import type { AssistantParts } from './dependencies.ts';
import { judgeQuestion, THRESHOLDS } from './judge.ts';

/** What the help centre says to everybody: its words, and the passages as `slug@version#paragraph`. */
export type GeneralRule = { text: string; articles: string[] };

/** Whether a message asks for a rule or tells a case, and how sure search is of a passage: the chance that it answers, fitted together. */
const WEIGHTS = { constant: -1.36, rule: 0.62, passage: 0.53 };
/** From here on it is told beside the proposal to ask a doctor. */
const LIKELY = 0.3;

type Parts = Pick<AssistantParts, 'retrieval'> & { qualify: Qualifying };

/**
 * A message about health may ask for no more than a rule: within how many days, who tells whom, who pays. The rule is quoted
 * beside the proposal of a relay, never instead of it. Undefined unless it is likely that a rule is asked for and which,
 * for what only a person can settle, and for what would read as medical advice.
 */
export async function generalRule(
  { retrieval, qualify }: Parts,
  text: string,
  context: TriageContext,
): Promise<GeneralRule | undefined> {
  const read = () => ({ route: 'question', humanRequested: false, thanks: false }) as const;
  const thresholds = { ...THRESHOLDS, answer: 0, sure: 0 };
  const judged = judgeQuestion({ retrieval, read }, { text, clarified: 0 }, context, thresholds);
  if (judged.decision !== 'answer' || judged.language !== undefined) return undefined;
  const { ruleAsked } = await qualify(text, context);
  if (chanceThatItAnswers(ruleAsked, judged.confidence) < LIKELY) return undefined;
  const quoted = judged.passages.flatMap((place) => retrieval.passage(place) ?? []);
  if (quoted.length === 0) return undefined;
  const told = generalRuleText({ quoted, links: linksTo({ retrieval }, quoted) });
  return readsAsMedicalAdvice(told) ? undefined : { text: told, articles: quoted.map(citation) };
}

function chanceThatItAnswers(ruleAsked: number, confidence: number): number {
  const { constant, rule, passage } = WEIGHTS;
  return 1 / (1 + Math.exp(-(constant + rule * logit(ruleAsked) + passage * logit(confidence))));
}

function logit(chance: number): number {
  const inside = Math.min(Math.max(chance, 0.005), 0.995);
  return Math.log(inside / (1 - inside));
}
