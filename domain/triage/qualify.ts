import { withoutReferences } from '../reference.ts';
import { featuresOf, ruleFeaturesOf } from './features.ts';
import { type RuleMatch, type TextReading, readText, wordsAt } from './findings.ts';
import { compileKnowledge, type Compiled, type Finding, type TriageKnowledge } from './knowledge.ts';
import { withoutQuote } from './mail-quote.ts';
import { ASKED, type VoiceModel, oddsOf, VOICES } from './model.ts';
import { pagesOf } from './chunks.ts';
import { plainLetters } from './plain-letters.ts';
import { mergeSpans, spansOf } from './spans.ts';
import { topicOf } from './topics.ts';
import type { Danger, Qualify, Reason, Span, Triage, TriageContext } from './types.ts';
import { CRY, SURELY_A_RULE, type Verdict, verdictOf } from './verdict.ts';

/** Compiles what the experts wrote and what was learned into the function that triages. Throws when the data cannot be understood. */
export function triageFrom(knowledge: TriageKnowledge, models: LearnedModels): Qualify {
  return triageWith(compileKnowledge(knowledge), models);
}

/** The function that triages, from data already compiled. */
export function triageWith(compiled: Compiled, models: LearnedModels): Qualify {
  return (text, context) => qualifyMessage(text, context, { compiled, ...models });
}

/** Which route, and whether a rule or a case. */
type LearnedModels = { routes: VoiceModel; rules: VoiceModel };
type Judgement = LearnedModels & { compiled: Compiled };
type Judged = { reading: TextReading; verdict: Verdict; ruleAsked: number };

/** A long message is judged page by page: its route is the most serious one, so nothing said far down is lost. */
function qualifyMessage(
  message: string,
  context: TriageContext,
  { compiled, routes, rules }: Judgement,
): Triage {
  const plain = plainLetters(withoutReferences(message), compiled.targets);
  const { text } = plain;
  const own = withoutQuote(text, compiled.mail);
  const judge = (page: string): Judged => {
    const reading = readText(page, compiled);
    const features = featuresOf(reading, context, compiled);
    const { rule } = oddsOf(ruleFeaturesOf(features, reading, compiled), rules, ASKED);
    const verdict = verdictOf(reading, oddsOf(features, routes, VOICES), context, rule);
    return { reading, verdict, ruleAsked: rule };
  };
  const pages = pagesOf(own).map(({ text: page }) => heardAlone(judge(page), page, judge));
  const gravest = pages.reduce((one, other) => (graver(other, one) ? other : one));
  const { reading, verdict, ruleAsked } = gravest;
  const spans = spansIn(text, { ...verdict, ruleAsked }, compiled, own === text ? pages : []).map((span) => {
    const [start, end] = [plain.startOf(span.start), plain.endOf(span.end)];
    return { ...span, start, end, text: message.slice(start, end) };
  });
  const topic = topicOf(reading, compiled.topics);
  const says = pages.length === 1 ? saysOf(reading) : undefined;
  const holdsAnywhere = (finding: Finding) => pages.some((page) => holds(page.reading, finding));
  return {
    route: verdict.route,
    ...(topic ? { topic } : {}),
    humanRequested: pages.some((page) => page.verdict.humanRequested),
    sensitive: spans.length > 0,
    spans,
    suicidal: verdict.route === 'emergency' && holdsAnywhere('suicidal'),
    ruleAsked,
    ...signsOf(gravest, pages),
    ...(verdict.route === 'emergency' ? dangersIn(pages, compiled) : {}),
    ...(says ? { says } : {}),
    // "Parfait, et comment la payer ?" thanks, and asks.
    thanks: verdict.route === 'other' && holdsAnywhere('thanks'),
    cannotReach: holdsAnywhere('cannot-reach'),
    automated: false,
    confidence: verdict.confidence,
    reasons: reasonsOf(verdict.because, reading),
  };
}

/** The voice's share from which words of dying, torn from what stood around them, are an alarm: « mourir de rire » is none. */
const ALONE = 0.8;

/**
 * « Je veux mourir, combien de temps pour déclarer un accident ? »: what is asked beside it drowns it to the voice. The words that
 * speak of dying are judged by themselves too, and stand when they are an alarm alone.
 */
function heardAlone(whole: Judged, page: string, judge: (text: string) => Judged): Judged {
  if (whole.verdict.route === 'emergency') return whole;
  const { tokens, found } = whole.reading;
  const clauses = new Set(
    found.flatMap(({ rule, guard, match }) =>
      rule.gives === 'suicidal' && guard === undefined ? (tokens[match.from]?.clause ?? []) : [],
    ),
  );
  for (const clause of clauses) {
    const own = tokens.filter((token) => token.clause === clause);
    const alone = judge(page.slice(own[0]?.start, own.at(-1)?.end)).verdict;
    if (alone.route === 'emergency' && alone.danger >= ALONE) return { ...whole, verdict: alone };
  }
  return whole;
}

/** Said only when there is something to say: readings of before had none of these. */
function signsOf(
  { verdict: { route, danger, aside }, reading: { tokens }, ruleAsked }: Judged,
  pages: readonly Judged[],
): Pick<Triage, 'distress' | 'possibleEmergency'> {
  if (route === 'emergency') return {};
  const isUnsure = aside || (tokens.length <= CRY && danger >= UNSURE && ruleAsked < SURELY_A_RULE);
  const unsure = isUnsure ? { possibleEmergency: true } : {};
  return pages.some((page) => page.verdict.distress) ? { distress: true, ...unsure } : unsure;
}

/** The voice's share from which a cry is no alarm, but shows the numbers: « Premier bébé, combien de semaines de congé ? » is no cry. */
const UNSURE = 0.1;

function dangersIn(pages: readonly Judged[], compiled: Compiled): { dangers?: Danger[] } {
  const dangers = compiled.dangers
    .filter(({ book }) => pages.some(({ reading }) => reading.find(book).length > 0))
    .map(({ danger }) => danger);
  return dangers.length > 0 ? { dangers } : {};
}

const GRAVITY = [
  'other',
  'question',
  'complaint',
  'medical_employer',
  'medical_employee',
  'emergency',
] as const;

/** A page left blank (a quoted thread) weighs nothing. */
function graver(one: Judged, other: Judged): boolean {
  if (one.reading.tokens.length === 0) return false;
  if (other.reading.tokens.length === 0) return true;
  return GRAVITY.indexOf(one.verdict.route) > GRAVITY.indexOf(other.verdict.route);
}

/** Masked in the whole text, quoted threads included; the pages already read are not read again. */
function spansIn(
  text: string,
  verdict: Verdict & { ruleAsked: number },
  compiled: Compiled,
  read: readonly Judged[],
): Span[] {
  const spans = pagesOf(text).flatMap(({ start, text: page }, index) =>
    spansOf(read[index]?.reading ?? readText(page, compiled), verdict, compiled).map((span) => ({
      ...span,
      start: span.start + start,
      end: span.end + start,
    })),
  );
  return mergeSpans(spans, text);
}

function holds(reading: TextReading, finding: Finding): boolean {
  return reading.found.some((found) => found.rule.gives === finding && !found.guard);
}

const SHORT_REPLY = 6;

/** Only a short reply is a yes or a no: "oui mais ma facture…" is a message. */
function saysOf(reading: TextReading): 'yes' | 'no' | undefined {
  if (reading.tokens.length > SHORT_REPLY) return undefined;
  if (holds(reading, 'no')) return 'no';
  return holds(reading, 'yes') ? 'yes' : undefined;
}

/** The one reason given where no rule met a word: the learned voice alone spoke. */
export const LEARNED = 'learned-voice';

/** One reason a rule, with the words it met. */
function reasonsOf(because: readonly RuleMatch[], reading: TextReading): Reason[] {
  const reasons = new Map<string, Set<string>>();
  for (const { rule, guard, match } of because) {
    const name = guard ? `${rule.id} (${guard})` : rule.id;
    reasons.set(name, (reasons.get(name) ?? new Set()).add(wordsAt(reading, match)));
  }
  if (reasons.size === 0) return [{ rule: LEARNED, words: [] }];
  return [...reasons].map(([rule, words]) => ({ rule, words: [...words] }));
}
