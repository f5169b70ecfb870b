import type { TextReading } from './findings.ts';
import type { CompiledWho } from './knowledge.ts';
import type { SpanKind } from './types.ts';

/** From here on a question is taken for one that anybody might ask. */
const ALL_BUT_SURE = 0.95;
/** A name, where no sentence begins. */
const NAME = /[\p{L},;:] +\p{Lu}\p{Ll}/u;

/** What the law itself names: pregnancy, fitness. An illness named is masked, whoever has it. */
export const LAWS_OWN: ReadonlySet<SpanKind | undefined> = new Set<SpanKind>(['pregnancy', 'restriction']);

/** « Une salariée enceinte peut-elle travailler de nuit ? » tells nobody's health. */
export function isNobodys(
  { text, find }: TextReading,
  { ruleAsked, who }: { ruleAsked: number; who: readonly CompiledWho[] },
): boolean {
  const somebody = who.filter(({ who: name }) => name !== 'anybody');
  return (
    ruleAsked >= ALL_BUT_SURE && !NAME.test(text) && somebody.every(({ book }) => find(book).length === 0)
  );
}
