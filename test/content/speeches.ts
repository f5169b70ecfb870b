import { compose } from '../../content/fr/compose.ts';
import type { Composed, Occasion, Setting, Speech } from '../../content/fr/speech.ts';
import type { HandoffReason } from '../../domain/journal.ts';
import type { Channel } from '../../domain/triage/types.ts';

/** One speech of each kind and variant, all told on Friday 20 November 2026 at 17:40, Paris time. */
export const friday17h40 = Date.parse('2026-11-20T17:40:00+01:00');

const handoffs: Record<HandoffReason, true> = {
  'asked-for-a-human': true,
  'assistant-unable': true,
  'assistant-exhausted': true,
  'not-helped': true,
  complaint: true,
  emergency: true,
  'medical-relay': true,
  reopened: true,
  'relay-declined': true,
  'handed-back': true,
  distress: true,
};

const variants: Record<Occasion, (string | undefined)[]> = {
  acknowledged: [
    undefined,
    'question',
    'asked-for-a-human',
    'complaint',
    'medical_employee',
    'medical_employer',
    'other',
  ],
  emergency: [undefined],
  distress: [undefined],
  'relay-proposed': [undefined],
  'physician-named': [undefined],
  'relay-accepted': [undefined],
  'handed-off': [...Object.keys(handoffs), 'constructor', undefined],
  extended: [undefined],
  'date-moved': ['support', 'medical'],
  reminded: ['confirmation', 'clarification', 'reply', 'consent', 'physician', undefined],
  resolved: ['confirmed', 'assumed', 'agent', undefined],
  reopened: [undefined],
  closed: ['settled', 'declined', 'erased', 'automated', undefined],
};

export function speech(occasion: Occasion, changes: Partial<Speech> = {}): Speech {
  return {
    occasion,
    at: friday17h40,
    open: true,
    nextOpening: Date.parse('2026-11-23T09:00:00+01:00'),
    replyDue: Date.parse('2026-11-23T09:30:00+01:00'),
    resolutionDue: Date.parse('2026-11-25T15:00:00+01:00'),
    promisedAt: Date.parse('2026-11-30T10:00:00+01:00'),
    ...changes,
  };
}

export function said(occasion: Occasion, changes: Partial<Speech> = {}, channel: Channel = 'email'): string {
  return compose(speech(occasion, changes), { reference: 'PAL-7F3K-92QX', channel }).text;
}

type Case = [name: string, composed: Composed, setting: Setting, speech: Speech];

export function everySpeech(): Case[] {
  return occasions.flatMap((occasion) =>
    variants[occasion].flatMap((because) =>
      (['chat', 'email'] as const).flatMap((channel) =>
        [true, false].map((open): Case => {
          const spoken = speech(occasion, {
            open,
            suicidal: !open,
            steps: allSteps(),
            ...(because === undefined ? {} : { because }),
          });
          const setting = { reference: 'PAL-7F3K-92QX', channel };
          const name = [occasion, because, channel, open ? 'open' : 'closed'].join(' ');
          return [name, compose(spoken, setting), setting, spoken];
        }),
      ),
    ),
  );
}

const occasions: readonly Occasion[] = [
  'acknowledged',
  'emergency',
  'relay-proposed',
  'physician-named',
  'relay-accepted',
  'handed-off',
  'extended',
  'date-moved',
  'reminded',
  'resolved',
  'reopened',
  'closed',
];

function allSteps(): NonNullable<Speech['steps']> {
  const types = [
    'registered',
    'message',
    'handed-off',
    'claimed',
    'noted',
    'asked',
    'relayed',
    'breached',
  ] as const;
  return types.map((type, index) => ({ type, at: friday17h40 - (types.length - index) * 3_600_000 }));
}
