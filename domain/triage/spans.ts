import type { RuleMatch, TextReading } from './findings.ts';
import type { CompiledWho, Finding } from './knowledge.ts';
import type { Match, PhraseBook } from './matching.ts';
import { nirPlaces } from './nir.ts';
import { clausesOf, healthClauses } from './health-clauses.ts';
import { isNobodys, LAWS_OWN } from './nobodys.ts';
import type { Route, Span, SpanKind } from './types.ts';

const MEDICAL_MASK = '[donnée médicale masquée]';
const NIR_MASK = '[numéro masqué]';

/** What masking has to know beside the reading: words that mark a sentence about health, and words that never tell anything. */
export type HealthWords = {
  hints: readonly PhraseBook[];
  isPlain: (word: string) => boolean;
  who: readonly CompiledWho[];
};

/** Where the message goes, and how much of it, to the learned voices, is about health, and asks for a rule. */
type Judgement = { route: Route; medical: number; ruleAsked: number };

/**
 * Everything to be masked. In an ordinary message, the words found and the reason they stand in. In a medical one, what
 * every sentence about health tells, without the everyday words around it. In an emergency, those sentences whole.
 */
export function spansOf(
  reading: TextReading,
  { route, medical, ruleAsked }: Judgement,
  telling: HealthWords,
): Span[] {
  const nirs = nirPlaces(reading.text).map((place) => spanAt(reading.text, place, 'nir'));
  const nobodys = !isRelayed(route) && isNobodys(reading, { ruleAsked, who: telling.who });
  const health = reading.found.filter(
    (one) =>
      isSomeones(one) && (isRelayed(route) || !isDenied(one)) && !(nobodys && LAWS_OWN.has(one.rule.kind)),
  );
  const found = health.flatMap(({ rule, match }) =>
    rule.kind ? [spanOf(wordGroup(match, reading), reading, rule.kind)] : [],
  );
  if (nobodys && found.length === 0) return nirs;
  const told = isRelayed(route)
    ? healthSpans(reading, route, telling)
    : reasonsIn(reading, { health, medical, isPlain: telling.isPlain });
  return mergeSpans([...nirs, ...found, ...told], reading.text);
}

/** The share of health from which a message that asks for an ordinary thing tells a reason, though no word of it is known. */
const TELLS = 0.3;

type Reasons = { health: readonly RuleMatch[]; medical: number; isPlain: (word: string) => boolean };

/** Why an ordinary thing is asked: beside the request, the clause in which a word of health stands; without any, every other clause. */
function reasonsIn(reading: TextReading, { health, medical, isPlain }: Reasons): Span[] {
  const needs = reading.found.filter(({ rule }) => NEEDS.has(rule.gives)).map(({ match }) => match);
  if (needs.length === 0 || (health.length === 0 && medical < TELLS)) return [];
  const at = health.length > 0 ? health.map(({ match }) => match) : [];
  return clausesIn(reading)
    .flatMap((clause) => reasonOf(clause, needs, at))
    .flatMap((part) => healthClauses(part, reading, isPlain))
    .map((match) => spanOf(match, reading, 'symptom_or_injury'));
}

const NEEDS: ReadonlySet<Finding> = new Set<Finding>(['ordinary-need', 'rule-asked', 'told-to-others']);

/** What of a clause stands around its word of health and outside the request. */
function reasonOf(clause: Match, needs: readonly Match[], health: readonly Match[]): Match[] {
  const here = (one: Match) => one.from < clause.to && clause.from < one.to;
  const asked = needs.filter(here);
  if (health.length === 0) return asked.length === 0 ? [clause] : [];
  return health.filter(here).map(({ from, to }) => ({
    from: Math.min(
      from,
      Math.max(clause.from, ...asked.filter((one) => one.to <= from).map((one) => one.to)),
    ),
    to: Math.max(to, Math.min(clause.to, ...asked.filter((one) => one.from >= to).map((one) => one.from))),
  }));
}

function clausesIn({ tokens }: TextReading): Match[] {
  return clausesOf({ from: 0, to: tokens.length }, tokens);
}

/** Sentences where a word of health or danger stands; when there is none, nothing tells which one speaks of it: all. */
function healthSpans(reading: TextReading, route: Route, { hints, isPlain }: HealthWords): Span[] {
  const health = reading.found.filter(isSomeones).map(({ match }) => match);
  const places = [...health, ...hints.flatMap((book) => reading.find(book))];
  if (places.length === 0 && !speaksOfOneself(reading, route)) return [];
  const sentences = sentencesOf(reading, places);
  const parts = sentences.flatMap((sentence) =>
    route === 'emergency' ? [sentence] : healthClauses(sentence, reading, isPlain),
  );
  return parts.map((match) => spanOf(match, reading, 'symptom_or_injury'));
}

/** "Combien de cafés en poste de nuit ?" holds nobody's secret; one's own words about oneself may. */
function speaksOfOneself({ found }: TextReading, route: Route): boolean {
  const oneself = found.some(({ rule }) => rule.gives === 'about-self');
  return route === 'emergency' || (route === 'medical_employee' && oneself);
}

function sentencesOf({ tokens }: TextReading, places: readonly Match[]): Match[] {
  const wanted = new Set(places.map(({ from }) => tokens[from]?.sentence));
  const sentences: Match[] = [];
  let from = 0;
  for (let to = 1; to <= tokens.length; to += 1) {
    const { sentence } = tokens[from] ?? {};
    if (to < tokens.length && tokens[to]?.sentence === sentence) continue;
    if (places.length === 0 || wanted.has(sentence)) sentences.push({ from, to });
    from = to;
  }
  return sentences;
}

/** The text with each span replaced. Spans may come in any order and overlap. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const span of mergeSpans(spans, text)) {
    result += text.slice(at, span.start) + (span.kind === 'nir' ? NIR_MASK : MEDICAL_MASK);
    at = span.end;
  }
  return result + text.slice(at);
}

function isRelayed(route: Route): boolean {
  return route === 'emergency' || route === 'medical_employee' || route === 'medical_employer';
}

/** Guards that say nobody is ill: then there is nothing to mask. Past, resolved or denied, it is still somebody's health. */
const NOBODY = new Set([
  'figurative',
  'professional',
  'hypothetical',
  'idiom',
  'hypothetical-health',
  'data-treatment',
  'paper-only',
]);

function isSomeones({ rule, guard }: RuleMatch): boolean {
  return rule.kind !== undefined && !(guard && NOBODY.has(guard));
}

/** "Personne n'est blessé", in an ordinary question, is nobody's secret. */
function isDenied({ guard }: RuleMatch): boolean {
  return guard === 'negated' || guard === 'denied' || guard === 'over-it';
}

/** Takes in the light words just before ("mes" crises, "d'"avaler). */
function wordGroup({ from, to }: Match, { tokens }: TextReading): Match {
  let start = from;
  while (start > 0 && tokens[start - 1]?.light && tokens[start - 1]?.clause === tokens[from]?.clause)
    start -= 1;
  return { from: start, to };
}

function spanOf({ from, to }: Match, { text, tokens }: TextReading, kind: SpanKind): Span {
  return spanAt(text, { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }, kind);
}

function spanAt(text: string, { start, end }: { start: number; end: number }, kind: SpanKind): Span {
  return { start, end, text: text.slice(start, end), kind };
}

/** In order of position, none overlapping another. */
export function mergeSpans(spans: readonly Span[], text: string): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (!last || span.start >= last.end) result.push(span);
    else if (last.kind !== 'nir' && span.kind === 'nir')
      result.push(...around(result.pop() ?? last, span, text));
    else if (span.end > last.end) result.push(spanAt(text, { start: last.end, end: span.end }, span.kind));
  }
  return result;
}

/** A NIR inside a masked sentence keeps its own mask: the sentence is cut around it. */
function around(outer: Span, nir: Span, text: string): Span[] {
  const before = spanAt(text, { start: outer.start, end: nir.start }, outer.kind);
  const after = spanAt(text, { start: nir.end, end: Math.max(nir.end, outer.end) }, outer.kind);
  return [before, nir, after].filter((span) => span.end > span.start);
}
