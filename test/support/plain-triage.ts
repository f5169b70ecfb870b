// Just enough triage for the door's specifications: they say what follows from a verdict, not how it is reached.
import type { Qualify, Route, Span } from '../../domain/triage/types.ts';

const ROUTES: [RegExp, Route][] = [
  [/fais un malaise/i, 'emergency'],
  [/mon traitement|mes résultats/i, 'medical_employee'],
  [/inadmissible/i, 'complaint'],
];
const SENSITIVE = /dépression|diabète/gi;

export const plainTriage: Qualify = (text) => {
  const found = ROUTES.find(([words]) => words.test(text));
  const spans = [...text.matchAll(SENSITIVE)].map(({ 0: words, index }): Span => ({
    start: index,
    end: index + words.length,
    text: words,
    kind: 'diagnosis',
  }));
  return {
    route: found?.[1] ?? 'question',
    humanRequested: false,
    sensitive: spans.length > 0,
    spans,
    suicidal: false,
    thanks: false,
    cannotReach: false,
    automated: false,
    ruleAsked: 0,
    confidence: 1,
    reasons: found ? [{ rule: 'plain (any)', words: [found[0].source] }] : [],
  };
};
