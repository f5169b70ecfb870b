// What an agent must have seen before they answer: nothing is sent blind to what the person or a colleague has just done.
import type { Happening, JournalEvent } from './journal.ts';

type Type = Happening['type'];

/** Said to the person or by them, or ending the matter: also by the agent, who may have done it in another window. */
const said: ReadonlySet<Type> = new Set<Type>([
  'message',
  'sending',
  'replied',
  'asked',
  'answered',
  'clarified',
  'resolved',
  'reopened',
]);
/** Done by others. What the agent did themselves is known to them. */
const done: ReadonlySet<Type> = new Set<Type>([
  'noted',
  'released',
  'transferred',
  'relayed',
  'requalified',
  'extended',
  'extension-asked',
  'extension-refused',
]);

/** Whether something stands after `seen` that whoever sends command `id` has to read first; a repeated command has no need. */
export function isNewsFor(
  events: readonly JournalEvent[],
  { agent, id }: { agent: string; id: string },
): boolean {
  if (events.some(({ cause }) => cause === id)) return false;
  return events.some(({ type, by, cause }) => {
    const isOwn = by === `agent:${agent}`;
    // What leaves after its moment comes of no command: whoever sent it knows.
    return said.has(type) ? !isOwn || cause !== undefined : done.has(type) && !isOwn;
  });
}
