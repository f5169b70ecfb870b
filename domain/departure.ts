import { over } from './decision.ts';
import type { Command } from './commands.ts';
import type { Happening, JournalEvent } from './journal.ts';
import type { State } from './state.ts';

/** What the text on its way does when it leaves. The question has ended meanwhile: the person reads it all the same. */
export function departure(state: State): Happening[] {
  const { sending } = state;
  if (sending === undefined) return [];
  const { what, message } = sending;
  if (what === 'replied' || over(state)) return [...backInHand(state), { type: 'replied', message }];
  return what === 'asked' ? [{ type: 'asked', message }] : [{ type: 'resolved', how: 'agent', message }];
}

/** Who writes while we wait for the person keeps the question open: the clocks run on from there. */
function backInHand({ waiting }: State): Happening[] {
  return waiting === undefined || waiting.for === 'reply' ? [] : [{ type: 'resumed' }];
}

/** Done while a text is on its way, these let it leave first: things are said in the order in which they were meant. */
const overtaking: ReadonlySet<Command['name']> = new Set<Command['name']>([
  'reply',
  'ask',
  'extend',
  'ask-extension',
  'resolve',
  'release',
  'transfer',
  'requalify',
  'relay',
  'join',
  'confirm',
  'consent',
  'rate',
]);

export function isOvertaking({ name }: Command, { sending }: State): boolean {
  return sending !== undefined && overtaking.has(name);
}

/** These say that it has left, or never will. */
const gone: ReadonlySet<JournalEvent['type']> = new Set(['replied', 'asked', 'unsent', 'erased']);

export function sent({ sending }: State, event: JournalEvent): Partial<State> {
  if (event.type === 'sending') {
    const { what, message, agent, until } = event;
    return { sending: { what, message, agent, until } };
  }
  if (sending === undefined) return {};
  const isResolved = event.type === 'resolved' && event.message === sending.message;
  return isResolved || gone.has(event.type) ? { sending: undefined } : {};
}
