import type { State } from './state.ts';

/** A figure of the state, worked out again only when the state is another one: a question is looked at far more often than it changes. */
export function memoize<T>(workedOut: (state: State) => T): (state: State) => T {
  let last: { state: State; value: T } | undefined;
  return (state) => {
    if (last?.state !== state) last = { state, value: workedOut(state) };
    return last.value;
  };
}
