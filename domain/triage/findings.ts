import { type Guarded, guardsOf } from './guards.ts';
import type { Compiled, CompiledRule } from './knowledge.ts';
import { type Match, type Matcher, matcher } from './matching.ts';
import { read, type Token } from './tokens.ts';

/** A rule met on some words of the message. `guard` names what takes its weight away. */
export type RuleMatch = { rule: CompiledRule; match: Match; guard?: string };

export type TextReading = {
  text: string;
  tokens: readonly Token[];
  find: Matcher;
  found: readonly RuleMatch[];
  hinted: boolean;
  /** Nothing but an insult: it tells nothing that happened. */
  insulting: boolean;
};

export function readText(text: string, compiled: Compiled): TextReading {
  const tokens = read(text, compiled.mend, compiled.isLight);
  const find = matcher(tokens, compiled.vocabularies, compiled.index);
  const guarded = guardsOf(tokens, find, compiled.guards);
  const found = compiled.rules.flatMap((rule) => findingsOf(rule, find, guarded));
  const hinted = compiled.hints.some((book) => find(book).length > 0);
  return { text, tokens, find, found, hinted, insulting: isInsult(tokens, compiled) };
}

function isInsult(
  tokens: readonly Token[],
  { isInsult: insults, isAroundInsults: around }: Compiled,
): boolean {
  return (
    tokens.some(({ word }) => insults(word)) && tokens.every(({ word }) => insults(word) || around(word))
  );
}

/** The words a finding rests on, as the person wrote them. */
export function wordsAt(reading: TextReading, { from, to }: Match): string {
  return reading.text.slice(reading.tokens[from]?.start ?? 0, reading.tokens[to - 1]?.end ?? 0);
}

function findingsOf(rule: CompiledRule, find: Matcher, guarded: Guarded): RuleMatch[] {
  const matches = find(rule.book);
  if (matches.length === 0) return [];
  const companions = rule.others.map((book) => find(book));
  if (companions.some((list) => list.length === 0)) return [];
  return [...matches, ...companions.flat()].map((match) => {
    const guard = rule.guards.find((name) => guarded(name, match));
    return guard ? { rule, match, guard } : { rule, match };
  });
}
