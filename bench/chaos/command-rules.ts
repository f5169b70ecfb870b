// Of commands: each became what whoever gave it was told.
import { allEvents, verdict, type Rule } from './verdict.ts';

export const commandsKept: Rule = (records) => {
  const causes = new Map<string, string[]>();
  for (const { event } of allEvents(records))
    if (event.cause !== undefined) causes.set(event.cause, [...(causes.get(event.cause) ?? []), event.type]);
  return verdict('commands became what whoever gave them was told', records.ledger.given, (given) => {
    const types = causes.get(given.id) ?? [];
    const applied = types.some((type) => type !== 'refused' && type !== 'rules-changed');
    const right = { applied, pending: types.length > 0, refused: !applied, unanswered: true }[given.outcome];
    return right
      ? undefined
      : `life ${given.life}: ${given.name} ${given.outcome}, journal ${types.join(', ') || 'silent'}`;
  });
};

export const oneWinner: Rule = ({ ledger }) => {
  const rivals = new Map<string, typeof ledger.given>();
  for (const given of ledger.given) {
    const name = `${given.reference} ${given.rivals}`;
    if (given.rivals !== undefined) rivals.set(name, [...(rivals.get(name) ?? []), given]);
  }
  return verdict('of two who claim at once one wins at most', [...rivals], ([name, claims]) =>
    claims.filter(({ outcome }) => outcome === 'applied').length > 1 ? name : undefined,
  );
};
