import type { AgentCommandName } from '../../domain/agent-commands.ts';
import { Composer } from './composer.tsx';
import { AskExtension, DecideExtension, Extend } from './extending.tsx';
import { Note, Relay, Requalify } from './more-actions.tsx';
import { Claim, Release, Reopen, Separate, Transfer } from './moving.tsx';
import { Snooze, Unsnooze } from './snoozing.tsx';
import type { QuestionProps } from './question-props.ts';

type Form = (shown: QuestionProps) => ReturnType<typeof Composer> | null;
/** What is done often stands first, the rest is folded away, each in the order of the table. */
type Place = { at: 'first' | 'folded'; Form: Form } | 'with the reply' | 'where it belongs' | 'on no page';

/** Where the page has the form of each command: a new one is missed here by the compiler. */
const forms: Record<AgentCommandName, Place> = {
  claim: { at: 'first', Form: Claim },
  reopen: { at: 'first', Form: Reopen },
  separate: { at: 'first', Form: Separate },
  unsnooze: { at: 'first', Form: Unsnooze },
  reply: { at: 'first', Form: Composer },
  ask: 'with the reply',
  resolve: 'with the reply',
  'decide-extension': { at: 'folded', Form: DecideExtension },
  note: { at: 'folded', Form: Note },
  snooze: { at: 'folded', Form: Snooze },
  extend: { at: 'folded', Form: Extend },
  'ask-extension': { at: 'folded', Form: AskExtension },
  transfer: { at: 'folded', Form: Transfer },
  relay: { at: 'folded', Form: Relay },
  requalify: { at: 'folded', Form: Requalify },
  release: { at: 'folded', Form: Release },
  join: 'where it belongs',
  'ask-unmask': 'where it belongs',
  'decide-unmask': 'where it belongs',
  retarget: 'on no page',
};

/** The forms of one place, of the commands that are open to the agent. */
export function formsIn(place: 'first' | 'folded', open: readonly AgentCommandName[]): Form[] {
  const placed = Object.entries(forms).filter(([name]) => open.some((one) => one === name));
  return placed.flatMap(([, form]) => (typeof form === 'object' && form.at === place ? [form.Form] : []));
}
