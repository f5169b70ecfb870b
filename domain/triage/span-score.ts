import type { ScoredMessage } from './score.ts';
import { maskSpans } from './spans.ts';
import type { Span } from './types.ts';

type MissedSpan = { id: string; span: string; left: string };

export type SpanScore = {
  expected: number;
  /** Share of expected spans every letter of which is masked. */
  recall: number;
  /** Share of expected spans that can no longer be read as they were. */
  destroyed: number;
  missed: MissedSpan[];
  /** Messages with nothing sensitive in which something was masked. */
  overRedacted: { id: string; spans: string[] }[];
  /** Letters masked beyond the expected and optional spans, per letter of text. */
  overRedactedShare: number;
};

export function spanScoreOf(judged: readonly ScoredMessage[]): SpanScore {
  const each = judged.flatMap((one) =>
    one.message.spans.map((span) => ({ one, span, left: uncoveredText(one, span) })),
  );
  const destroyed = each.filter(
    ({ one, span }) => !maskSpans(one.message.text, one.found.spans).includes(span),
  );
  const missed = each.filter(({ left }) => left !== '');
  const letters = judged.reduce((sum, { message }) => sum + message.text.length, 0);
  return {
    expected: each.length,
    recall: each.length === 0 ? 1 : 1 - missed.length / each.length,
    destroyed: each.length === 0 ? 1 : destroyed.length / each.length,
    missed: missed.map(({ one, span, left }) => ({ id: one.message.id, span, left })),
    overRedacted: judged
      .filter(isOverRedacted)
      .map(({ message, found }) => ({ id: message.id, spans: found.spans.map(textOf) })),
    overRedactedShare: judged.reduce((sum, one) => sum + beyond(one), 0) / Math.max(1, letters),
  };
}

/** What of an expected span stays readable, small words and signs at its ends left aside. */
function uncoveredText({ message, found }: ScoredMessage, span: string): string {
  const start = message.text.indexOf(span);
  const letters = span
    .split('')
    .map((letter, index) => (isMasked(start + index, found.spans) ? '' : letter))
    .join('');
  return letters
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .replaceAll(SMALL_WORDS, ' ')
    .trim();
}

const SMALL_WORDS =
  /(?<![\p{L}\d])(?:je|j|ai|a|à|d|de|du|des|le|la|les|l|un|une|mon|ma|mes|son|sa|ses|il|elle|on|et|i|my|the|he|she|had|qui|me|m|se|s|est|suis|en|au|aux|sur|dans|2|3|4|5)(?![\p{L}\d])/giu;

function isMasked(at: number, spans: readonly Span[]): boolean {
  return spans.some((span) => at >= span.start && at < span.end);
}

function isOverRedacted({ message, found }: ScoredMessage): boolean {
  return found.spans.length > 0 && message.spans.length === 0 && message.optionalSpans.length === 0;
}

function beyond({ message, found }: ScoredMessage): number {
  const places = [...message.spans, ...message.optionalSpans].map((text) => {
    const start = message.text.indexOf(text);
    return { start, end: start + text.length };
  });
  return found.spans.reduce((sum, span) => {
    let count = 0;
    for (let at = span.start; at < span.end; at += 1)
      if (!places.some((p) => at >= p.start && at < p.end)) count += 1;
    return sum + count;
  }, 0);
}

function textOf(span: Span): string {
  return span.text;
}
