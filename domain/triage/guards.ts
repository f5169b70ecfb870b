import type { CompiledGuard, GuardScope } from './knowledge.ts';
import type { Match, Matcher } from './matching.ts';
import type { Token } from './tokens.ts';

export type Guarded = (name: string, match: Match) => boolean;

/** Whether a guard takes the weight of a match away, in one message. Each guard's words are looked up once. */
export function guardsOf(
  tokens: readonly Token[],
  find: Matcher,
  guards: ReadonlyMap<string, CompiledGuard>,
): Guarded {
  const met = new Map<string, { at: Match[]; lifts: Match[] }>();
  return (name, match) => {
    const guard = guards.get(name);
    if (!guard) return false;
    if (guard.longerThan !== undefined && tokens.length > guard.longerThan) return true;
    const { at, lifts } = where(guard);
    return at.some(
      (one) => covers(guard, one, match) && !lifts.some((lift) => isLifted(guard, lift, { one, match })),
    );
  };

  function where(guard: CompiledGuard) {
    const already = met.get(guard.name);
    if (already) return already;
    const at = find(guard.book);
    const found = { at, lifts: at.length > 0 ? find(guard.lifts) : [] };
    met.set(guard.name, found);
    return found;
  }

  function covers(guard: CompiledGuard, one: Match, match: Match): boolean {
    if (guard.scope === 'before') return standsBefore(one, match, guard.reach);
    if (guard.scope === 'around') return standsBefore(one, match, guard.reach) || overlap(one, match);
    return near(guard.scope, one, match);
  }

  function isLifted(
    guard: CompiledGuard,
    lift: Match,
    { one, match }: { one: Match; match: Match },
  ): boolean {
    if (guard.scope === 'before' || guard.scope === 'around') return overlap(lift, one);
    return near(guard.scope, lift, match);
  }

  function near(scope: GuardScope, one: Match, match: Match): boolean {
    const [here, there] = [tokens[one.from], tokens[match.from]];
    if (scope === 'message') return true;
    if (scope === 'over' || scope === 'before' || scope === 'around') return overlap(one, match);
    return scope === 'clause' ? here?.clause === there?.clause : here?.sentence === there?.sentence;
  }

  function standsBefore(one: Match, match: Match, reach: number): boolean {
    if (one.from >= match.from || tokens[one.from]?.clause !== tokens[match.from]?.clause) return false;
    return tokens.slice(one.to, match.from).filter((token) => !token.light).length <= reach;
  }
}

function overlap(one: Match, other: Match): boolean {
  return one.from < other.to && other.from < one.to;
}
