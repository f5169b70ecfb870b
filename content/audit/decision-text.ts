// A question's journal as an auditor reads it, in the words of a language: what was decided, by whom, and why.
import type { Actor, JournalEvent } from '../../domain/journal.ts';

type Type = JournalEvent['type'];
type Table = Readonly<Record<string, string>>;

/** One language's words. Sentences name no word of anybody: the journal has none. */
export type DecisionWords = {
  happenings: Readonly<Record<Type, string>>;
  actors: Readonly<Record<Exclude<Actor, `agent:${string}`>, string>>;
  /** Names of the journal, by field: its reason, its route, who is told. What has no word is said as it stands. */
  tables: Readonly<Record<string, Table>>;
  /** What stands before a value, by field: "promised for". */
  fields: Table;
  unproven: string;
  received: (when: string) => string;
  moment: (at: number) => string;
};

export type Decision = { what: string; who: string; why: string };
/** An event as the desk is given it: without what triage read. */
export type ShownEvent = { type: string; by: string; at: number; unproven?: unknown } & Record<
  string,
  unknown
>;

const instants: ReadonlySet<string> = new Set(['promisedAt', 'due', 'until', 'lapsed']);
const untold: ReadonlySet<string> = new Set([
  'seq',
  'at',
  'by',
  'type',
  'cause',
  'receivedAt',
  'unproven',
  'policy',
]);

/** @param nameOf the name that an agent's id stands for */
export function decisionOf(
  event: ShownEvent,
  words: DecisionWords,
  nameOf: (agent: string) => string,
): Decision {
  const { type, by, unproven, receivedAt } = event;
  const fields = Object.entries(event).filter(([name]) => !untold.has(name));
  const why = fields.flatMap(([name, value]) => fieldText(name, value, { words, nameOf }));
  return {
    what: wordOf(words.happenings, type) ?? type,
    who: by.startsWith('agent:') ? nameOf(by.slice('agent:'.length)) : (wordOf(words.actors, by) ?? by),
    why: [
      ...why,
      ...(typeof receivedAt === 'number' ? [words.received(words.moment(receivedAt))] : []),
      ...(unproven === true ? [words.unproven] : []),
    ].join(' ; '),
  };
}

type Saying = { words: DecisionWords; nameOf: (agent: string) => string };

/** "promised for Monday 30 November at 10:00"; nothing for what is no plain value. */
function fieldText(name: string, value: unknown, { words, nameOf }: Saying): string[] {
  const said = valueText(name, value, { words, nameOf });
  if (said === undefined) return [];
  const label = words.fields[name];
  return [label === undefined ? said : `${label} ${said}`];
}

function valueText(name: string, value: unknown, { words, nameOf }: Saying): string | undefined {
  if (typeof value === 'number') return instants.has(name) ? words.moment(value) : String(value);
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.join(', ');
  if (typeof value === 'boolean') return value ? '' : undefined;
  if (typeof value !== 'string') return undefined;
  if (name === 'agent') return nameOf(value);
  if (name === 'to') return wordOf(words.tables['team'], value) ?? nameOf(value.replace(/^agent:/, ''));
  return wordOf(words.tables[name], value) ?? value;
}

function wordOf(table: Table | undefined, name: string): string | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
