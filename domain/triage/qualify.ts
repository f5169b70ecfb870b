import { type Found, type Reading, readingOf, wordsAt } from './findings.ts';
import { compileKnowledge, type Compiled, type Finding, type Knowledge } from './knowledge.ts';
import { ownWords } from './mail.ts';
import { spansOf } from './spans.ts';
import { topicOf } from './topics.ts';
import type { Qualify, Reason, Triage, TriageContext } from './types.ts';
import { verdictOf } from './verdict.ts';

/** Compiles what the experts wrote into the function that triages. Throws when the data cannot be understood. */
export function triageFrom(knowledge: Knowledge): Qualify {
  const compiled = compileKnowledge(knowledge);
  return (text, context) => qualified(text, context, compiled);
}

function qualified(text: string, context: TriageContext, compiled: Compiled): Triage {
  const own = ownWords(text, compiled.mail);
  const reading = readingOf(own, compiled);
  const spans = spansOf(own === text ? reading : readingOf(text, compiled));
  const verdict = verdictOf(reading, context);
  const topic = topicOf(reading, compiled.topics);
  const says = saysOf(reading);
  return {
    route: verdict.route,
    ...(topic ? { topic } : {}),
    humanRequested: holds(reading, 'human'),
    sensitive: spans.length > 0,
    spans,
    suicidal: verdict.route === 'emergency' && holds(reading, 'suicidal'),
    ...(says ? { says } : {}),
    thanks: holds(reading, 'thanks'),
    cannotReach: holds(reading, 'cannot-reach'),
    automated: holds(reading, 'automated'),
    confidence: verdict.confidence,
    reasons: verdict.because.map((found) => reasonOf(found, reading)),
  };
}

export function holds(reading: Reading, finding: Finding): boolean {
  return reading.found.some((found) => found.rule.gives === finding && !found.guard);
}

const SHORT_REPLY = 6;

/** Only a short reply is a yes or a no: "oui mais ma facture…" is a message. */
function saysOf(reading: Reading): 'yes' | 'no' | undefined {
  if (reading.tokens.length > SHORT_REPLY) return undefined;
  if (holds(reading, 'no')) return 'no';
  return holds(reading, 'yes') ? 'yes' : undefined;
}

function reasonOf(found: Found, reading: Reading): Reason {
  const rule = found.guard ? `${found.rule.id} (${found.guard})` : found.rule.id;
  return { rule, words: [wordsAt(reading, found.match)] };
}
