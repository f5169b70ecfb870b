import { featuresOf } from './features.ts';
import { type Found, type Reading, readingOf, wordsAt } from './findings.ts';
import { compileKnowledge, type Compiled, type Finding, type Knowledge } from './knowledge.ts';
import { ownWords } from './mail.ts';
import { type Model, oddsOf } from './model.ts';
import { spansOf } from './spans.ts';
import { topicOf } from './topics.ts';
import type { Qualify, Reason, Triage, TriageContext } from './types.ts';
import { verdictOf } from './verdict.ts';

/** Compiles what the experts wrote and what was learned into the function that triages. Throws when the data cannot be understood. */
export function triageFrom(knowledge: Knowledge, model: Model): Qualify {
  const compiled = compileKnowledge(knowledge);
  return (text, context) => qualified(text, context, { compiled, model });
}

type Judgement = { compiled: Compiled; model: Model };

function qualified(text: string, context: TriageContext, { compiled, model }: Judgement): Triage {
  const own = ownWords(text, compiled.mail);
  const reading = readingOf(own, compiled);
  const verdict = verdictOf(reading, oddsOf(featuresOf(reading, context, compiled), model), context);
  const spans = spansOf(own === text ? reading : readingOf(text, compiled), verdict.route, compiled.hints);
  const topic = topicOf(reading, compiled.topics);
  const says = saysOf(reading);
  return {
    route: verdict.route,
    ...(topic ? { topic } : {}),
    humanRequested: verdict.humanRequested,
    sensitive: spans.length > 0,
    spans,
    suicidal: verdict.route === 'emergency' && holds(reading, 'suicidal'),
    ...(says ? { says } : {}),
    thanks: holds(reading, 'thanks'),
    cannotReach: holds(reading, 'cannot-reach'),
    automated: holds(reading, 'automated'),
    confidence: verdict.confidence,
    reasons: reasonsOf(verdict.because, reading),
  };
}

function holds(reading: Reading, finding: Finding): boolean {
  return reading.found.some((found) => found.rule.gives === finding && !found.guard);
}

const SHORT_REPLY = 6;

/** Only a short reply is a yes or a no: "oui mais ma facture…" is a message. */
function saysOf(reading: Reading): 'yes' | 'no' | undefined {
  if (reading.tokens.length > SHORT_REPLY) return undefined;
  if (holds(reading, 'no')) return 'no';
  return holds(reading, 'yes') ? 'yes' : undefined;
}

/** One reason a rule, with the words it met; none at all when only the learned voice spoke. */
function reasonsOf(because: readonly Found[], reading: Reading): Reason[] {
  const reasons = new Map<string, Set<string>>();
  for (const { rule, guard, match } of because) {
    const name = guard ? `${rule.id} (${guard})` : rule.id;
    reasons.set(name, (reasons.get(name) ?? new Set()).add(wordsAt(reading, match)));
  }
  if (reasons.size === 0) return [{ rule: 'learned-voice', words: [] }];
  return [...reasons].map(([rule, words]) => ({ rule, words: [...words] }));
}
