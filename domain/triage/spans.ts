import type { Found, Reading } from './findings.ts';
import type { Match, PhraseBook } from './matching.ts';
import { nirPlaces } from './nir.ts';
import type { Route, Span, SpanKind } from './types.ts';

const MEDICAL_MASK = '[donnée médicale masquée]';
const NIR_MASK = '[numéro masqué]';

/**
 * Everything to be masked. Once health is the subject of the message, whole sentences that speak of it are masked:
 * nobody in support has to read them, and half a sentence tells the rest. Elsewhere, only the group of words.
 */
export function spansOf(reading: Reading, route: Route, hints: readonly PhraseBook[]): Span[] {
  const nirs = nirPlaces(reading.text).map((place) => spanAt(reading.text, place, 'nir'));
  const relayed = isRelayed(route);
  const health = reading.found.filter((found) => isSomeones(found) && (relayed || !isDenied(found)));
  const widen = relayed ? wholeSentence : wordGroup;
  const spans = health.flatMap(({ rule, match }) =>
    rule.kind ? [spanOf(widen(match, reading), reading, rule.kind)] : [],
  );
  const told =
    relayed && (spans.length > 0 || route !== 'medical_employer') ? sentencesTold(reading, hints) : [];
  return merged([...nirs, ...spans, ...told], reading.text);
}

/** Sentences where a word of health or danger stands; when there is none, nothing tells which one speaks of it: all. */
function sentencesTold(reading: Reading, hints: readonly PhraseBook[]): Span[] {
  const places = hints.flatMap((book) => reading.find(book));
  const all = reading.tokens.map((_, from) => ({ from, to: from + 1 }));
  const told = (places.length > 0 ? places : all).map((match) => wholeSentence(match, reading));
  return told.map((match) => spanOf(match, reading, 'symptom_or_injury'));
}

/** The text with each span replaced. Spans may come in any order and overlap. */
export function masked(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const span of merged(spans, text)) {
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

function isSomeones({ rule, guard }: Found): boolean {
  return rule.kind !== undefined && !(guard && NOBODY.has(guard));
}

/** "Personne n'est blessé", in an ordinary question, is nobody's secret. */
function isDenied({ guard }: Found): boolean {
  return guard === 'negated' || guard === 'denied' || guard === 'over-it';
}

function wholeSentence({ from, to }: Match, { tokens }: Reading): Match {
  const [first, last] = [tokens[from]?.sentence, tokens[to - 1]?.sentence];
  let start = from;
  let end = to;
  while (start > 0 && tokens[start - 1]?.sentence === first) start -= 1;
  while (end < tokens.length && tokens[end]?.sentence === last) end += 1;
  return { from: start, to: end };
}

/** Takes in the light words just before ("mes" crises, "d'"avaler). */
function wordGroup({ from, to }: Match, { tokens }: Reading): Match {
  let start = from;
  while (start > 0 && tokens[start - 1]?.light && tokens[start - 1]?.clause === tokens[from]?.clause)
    start -= 1;
  return { from: start, to };
}

function spanOf({ from, to }: Match, { text, tokens }: Reading, kind: SpanKind): Span {
  return spanAt(text, { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }, kind);
}

function spanAt(text: string, { start, end }: { start: number; end: number }, kind: SpanKind): Span {
  return { start, end, text: text.slice(start, end), kind };
}

function merged(spans: readonly Span[], text: string): Span[] {
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
