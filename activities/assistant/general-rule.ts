import { generalRuleText } from '../../content/fr/assistant-answers.ts';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';
import { LEARNED } from '../../domain/triage/qualify.ts';
import type { Qualifying, Triage, TriageContext } from '../../domain/triage/types.ts';
import { SURELY_A_RULE } from '../../domain/triage/verdict.ts';
import { linksTo } from './answer.ts';
import { citation } from './citation.ts';
import type { AssistantParts } from './dependencies.ts';
import { judgeQuestion, THRESHOLDS } from './judge.ts';

/** What the help centre says to everybody: its words, and the passages as `slug@version#paragraph`. */
export type GeneralRule = { text: string; articles: string[] };

/** Whether a message asks for a rule or tells a case, and how sure search is of a passage: the chance that it answers, fitted together. */
const WEIGHTS = { constant: -1.36, rule: 0.62, passage: 0.53 };
/** From here on it is told beside the proposal to ask a doctor. */
const LIKELY = 0.4;
/** Where no word of health was seen, and only the learned voice heard a case. */
const UNNAMED = 0.25;

type Parts = Pick<AssistantParts, 'retrieval'> & { qualify: Qualifying };

/**
 * A message about health may ask for no more than a rule: within how many days, who tells whom, who pays. The rule is quoted
 * beside the proposal of a relay, never instead of it. Undefined unless it is likely that a rule is asked for and which,
 * for what only a person can settle, and for what would read as medical advice.
 * @param isCry the numbers to call stand first: told only where a rule is all but surely asked for
 */
export async function generalRule(
  { retrieval, qualify }: Parts,
  text: string,
  context: TriageContext,
  isCry = false,
): Promise<GeneralRule | undefined> {
  const read = () => ({ route: 'question', humanRequested: false, thanks: false }) as const;
  const thresholds = { ...THRESHOLDS, answer: 0, sure: 0 };
  const judged = judgeQuestion({ retrieval, read }, { text, clarified: 0 }, context, thresholds);
  if (judged.decision !== 'answer' || judged.language !== undefined) return undefined;
  const triage = await qualify(text, context);
  if ((isCry || triage.possibleEmergency === true) && triage.ruleAsked < SURELY_A_RULE) return undefined;
  const enough = isUnnamed(triage) ? UNNAMED : LIKELY;
  if (chanceThatItAnswers(triage.ruleAsked, judged.confidence) < enough) return undefined;
  const quoted = judged.passages.flatMap((place) => retrieval.passage(place) ?? []);
  if (quoted.length === 0) return undefined;
  const told = generalRuleText({ quoted, links: linksTo({ retrieval }, quoted) });
  return readsAsMedicalAdvice(told) ? undefined : { text: told, articles: quoted.map(citation) };
}

/** « Vendanges trois semaines », « un coffreur démarre lundi »: nobody's health is spoken of. */
function isUnnamed({ reasons }: Triage): boolean {
  return reasons.every(({ rule }) => rule === LEARNED);
}

function chanceThatItAnswers(ruleAsked: number, confidence: number): number {
  const { constant, rule, passage } = WEIGHTS;
  return 1 / (1 + Math.exp(-(constant + rule * logit(ruleAsked) + passage * logit(confidence))));
}

function logit(chance: number): number {
  const inside = Math.min(Math.max(chance, 0.005), 0.995);
  return Math.log(inside / (1 - inside));
}
