import { commandWords } from '../../content/fr/desk-palette.ts';
import { tagWords } from '../../content/fr/desk-lists.ts';
import type { AgentCommandName } from '../../domain/agent-commands.ts';
import type { ActionWord } from './api-calls.ts';
import { Composer } from './composer.tsx';
import { AskExtension, DecideExtension, Extend } from './extending.tsx';
import { Note, RelayPanel, Requalify } from './more-actions.tsx';
import { Claim, Release, Reopen, Separate, Transfer } from './moving.tsx';
import { Snooze, Unsnooze } from './snoozing.tsx';
import { Unsend } from './unsend.tsx';
import type { QuestionProps } from './question-props.ts';

type Form = (shown: QuestionProps) => ReturnType<typeof Composer> | null;
/** What is done often stands first, the rest is folded away, each in the order of the table. `action`: where it is sent. */
type Place =
  | { at: 'first' | 'folded'; Form: Form; action: ActionWord }
  | { at: 'with the reply'; action: ActionWord }
  | 'where it belongs'
  | 'on no page';

/** Where the page has the form of each command: a new one is missed here by the compiler. */
const forms: Record<AgentCommandName, Place> = {
  claim: { at: 'first', Form: Claim, action: 'prendre' },
  reopen: { at: 'first', Form: Reopen, action: 'rouvrir' },
  separate: { at: 'first', Form: Separate, action: 'separer' },
  unsnooze: { at: 'first', Form: Unsnooze, action: 'reprendre' },
  unsend: { at: 'first', Form: Unsend, action: 'annuler-envoi' },
  reply: { at: 'first', Form: Composer, action: 'repondre' },
  ask: { at: 'with the reply', action: 'demander' },
  resolve: { at: 'with the reply', action: 'resoudre' },
  'decide-extension': { at: 'folded', Form: DecideExtension, action: 'accorder-report' },
  note: { at: 'folded', Form: Note, action: 'noter' },
  snooze: { at: 'folded', Form: Snooze, action: 'mettre-de-cote' },
  extend: { at: 'folded', Form: Extend, action: 'prolonger' },
  'ask-extension': { at: 'folded', Form: AskExtension, action: 'demander-report' },
  transfer: { at: 'folded', Form: Transfer, action: 'transferer' },
  relay: { at: 'folded', Form: RelayPanel, action: 'relayer' },
  requalify: { at: 'folded', Form: Requalify, action: 'requalifier' },
  release: { at: 'folded', Form: Release, action: 'relacher' },
  join: 'where it belongs',
  'ask-unmask': 'where it belongs',
  'decide-unmask': 'where it belongs',
  retarget: 'on no page',
};

/** What the palette lists of an open question: the words of each command, and where its form is sent. */
export function commandsToList({ may, view }: QuestionProps['file']): [words: string, action: ActionWord][] {
  const commands = may.flatMap((name): [string, ActionWord][] => {
    const place = forms[name];
    const words = commandWords[name];
    return words === undefined || typeof place === 'string' ? [] : [[words, place.action]];
  });
  const isRead = view === 'support' || view === 'medical';
  return isRead ? [...commands, [tagWords.add, 'etiqueter']] : commands;
}

/** The forms of one place, of the commands that are open to the agent. */
export function formsIn(place: 'first' | 'folded', open: readonly AgentCommandName[]): Form[] {
  const placed = Object.entries(forms).filter(([name]) => open.some((one) => one === name));
  return placed.flatMap(([, form]) => (isForm(form) && form.at === place ? [form.Form] : []));
}

function isForm(place: Place): place is Extract<Place, { Form: Form }> {
  return typeof place === 'object' && 'Form' in place;
}
