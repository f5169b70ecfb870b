import type { Found, Reading } from './findings.ts';
import type { Match } from './matching.ts';
import { nirPlaces } from './nir.ts';
import type { Route, Span, SpanKind } from './types.ts';

const MEDICAL_MASK = '[donnée médicale masquée]';
const NIR_MASK = '[numéro masqué]';

/** Everything to be masked: words of sensitive rules, widened to the group of words they stand in, and NIRs. */
export function spansOf(reading: Reading, _route: Route): Span[] {
  const nirs = nirPlaces(reading.text).map((place) => spanAt(reading.text, place, 'nir'));
  const health = reading.found.flatMap((found) => healthSpans(found, reading));
  return merged([...nirs, ...health], reading.text);
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

/** Guards that say nobody is ill: then there is nothing to mask. Past, resolved or denied, it is still somebody's health. */
const NOBODY = new Set(['figurative', 'professional', 'hypothetical', 'general']);

function healthSpans({ rule, match, guard }: Found, reading: Reading): Span[] {
  if (!rule.kind || (guard && NOBODY.has(guard))) return [];
  const { from, to } = widened(match, reading);
  const place = { start: reading.tokens[from]?.start ?? 0, end: reading.tokens[to - 1]?.end ?? 0 };
  return [spanAt(reading.text, place, rule.kind)];
}

/** Takes in the light words just before ("mes" crises, "d'"avaler). */
function widened({ from, to }: Match, { tokens }: Reading): Match {
  let start = from;
  while (start > 0 && tokens[start - 1]?.light && tokens[start - 1]?.clause === tokens[from]?.clause) start -= 1;
  return { from: start, to };
}

function spanAt(text: string, { start, end }: { start: number; end: number }, kind: SpanKind): Span {
  return { start, end, text: text.slice(start, end), kind };
}

function merged(spans: readonly Span[], text: string): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (!last || span.start >= last.end) result.push(span);
    else if (last.kind !== span.kind && span.kind === 'nir') result.push(...afterLast(last, span, text));
    else if (span.end > last.end) result[result.length - 1] = spanAt(text, { start: last.start, end: span.end }, last.kind);
  }
  return result;
}

function afterLast(last: Span, span: Span, text: string): Span[] {
  return span.end > last.end ? [spanAt(text, { start: last.end, end: span.end }, span.kind)] : [];
}
