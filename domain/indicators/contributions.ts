// What one question adds to which figure, and when: the only place where a figure's formula is code.
import { MINUTE } from '../durations.ts';
import { isSurveyed } from '../surveys.ts';
import type { FigureId } from './definitions.ts';
import type { ClockFacts, QuestionFacts } from './facts.ts';
import type { PromiseFacts } from './promise-facts.ts';
import type { ResolutionFacts } from './resolution-facts.ts';

/** `met` in the numerator of a rate or not; `value` of a duration in milliseconds. A count is one. */
export type Contribution = { figure: FigureId; at: number; met?: boolean; value?: number; agent?: string };

/** @param asOf epoch ms: what runs past its target by then is missed already; nothing later than that is told */
export function contributionsOf(facts: QuestionFacts, asOf: number): Contribution[] {
  if (facts.automated) return [];
  return [
    ...receiptOf(facts, asOf),
    ...facts.clocks.flatMap((clock) => [...clockOf(clock, asOf), ...timesOf(clock)]),
    ...facts.replies.flatMap(({ at, agent, waited }) =>
      waited === undefined ? [] : [{ figure: 'next-reply', at, agent, value: waited } as const],
    ),
    ...facts.resolutions.flatMap((resolution, index) =>
      resolutionOf(facts, resolution, index === facts.resolutions.length - 1),
    ),
    ...ratingOf(facts),
    ...facts.promises.flatMap((promise) => promiseOf(promise, asOf)),
    ...looksOf(facts),
  ].filter(({ at }) => at <= asOf);
}

function receiptOf(facts: QuestionFacts, asOf: number): Contribution[] {
  const { receivedAt: at, acknowledgedAt, assistantMessages, handedOff } = facts;
  const took = acknowledgedAt === undefined ? undefined : Math.max(0, acknowledgedAt - at);
  const due = took !== undefined || asOf > at + MINUTE;
  return [
    { figure: 'received', at },
    { figure: 'assistant-share', at, met: assistantMessages > 0 },
    ...(handedOff ? [{ figure: 'handed-off', at } as const] : []),
    ...(due
      ? [{ figure: 'acknowledged-in-a-minute', at, met: took !== undefined && took <= MINUTE } as const]
      : []),
    ...(took === undefined ? [] : [{ figure: 'acknowledgement', at, value: took } as const]),
  ];
}

const complied = { first_response: 'first-response-in-target', resolution: 'resolution-in-target' } as const;
const cancelled = { first_response: 'first-response-cancelled', resolution: 'resolution-cancelled' } as const;

function clockOf({ target, outcome, at, dueAt, agent }: ClockFacts, asOf: number): Contribution[] {
  const by = agent === undefined ? {} : { agent };
  switch (outcome) {
    case 'met':
    case 'missed':
      return at === undefined ? [] : [{ figure: complied[target], at, met: outcome === 'met', ...by }];
    case 'cancelled':
      return at === undefined ? [] : [{ figure: cancelled[target], at }];
    case 'running':
      return dueAt === undefined || dueAt >= asOf
        ? []
        : [{ figure: complied[target], at: dueAt, met: false }];
    case 'paused':
      return [];
  }
}

/** How long a first reply took, once it came. */
function timesOf({ target, endedAt: at, net, gross, fromHandoff, agent }: ClockFacts): Contribution[] {
  if (target !== 'first_response' || at === undefined) return [];
  const by = agent === undefined ? {} : { agent };
  return [
    { figure: 'first-response-net', at, value: net, ...by },
    { figure: 'first-response-gross', at, value: gross },
    ...(fromHandoff === undefined
      ? []
      : [{ figure: 'first-response-from-handoff', at, value: fromHandoff } as const]),
  ];
}

function resolutionOf(facts: QuestionFacts, one: ResolutionFacts, last: boolean): Contribution[] {
  const { at, how, agent, cameBackAt } = one;
  const back = cameBackAt !== undefined;
  const by = agent === undefined ? {} : { agent };
  const byAssistant = how !== 'agent' && one.humanMessages === 0 && one.assistantMessages > 0;
  return [
    { figure: 'resolved', at, ...by },
    { figure: 'came-back', at, met: back, ...by },
    { figure: 'assistant-confirmed', at, met: byAssistant && !back && how === 'confirmed' },
    { figure: 'assistant-assumed', at, met: byAssistant && !back && how === 'assumed' },
    ...(byAssistant ? [{ figure: 'assistant-taken-back', at, met: back } as const] : []),
    ...(how === 'agent'
      ? [
          {
            figure: 'one-touch',
            at,
            met: one.humanMessages === 1 && !one.assistantLast && !back,
            ...by,
          } as const,
        ]
      : []),
    ...(back
      ? []
      : [
          { figure: 'resolution-net', at, value: one.net, ...by } as const,
          { figure: 'resolution-gross', at, value: one.gross } as const,
        ]),
    ...(isSurveyed(facts)
      ? [{ figure: 'rating-answers', at, met: last && facts.rating !== undefined } as const]
      : []),
  ];
}

function ratingOf({ rating }: QuestionFacts): Contribution[] {
  if (rating === undefined) return [];
  const { at, score, agent } = rating;
  return [{ figure: 'satisfaction', at, met: score >= 4, ...(agent === undefined ? {} : { agent }) }];
}

function promiseOf({ outcome, at, dueAt }: PromiseFacts, asOf: number): Contribution[] {
  if (outcome !== 'running')
    return at === undefined ? [] : [{ figure: 'promises-kept', at, met: outcome === 'kept' }];
  return dueAt === undefined || dueAt >= asOf ? [] : [{ figure: 'promises-kept', at: dueAt, met: false }];
}

function looksOf({ relay, emergency }: QuestionFacts): Contribution[] {
  return [
    ...(relay?.lookedAt === undefined || relay.open === undefined
      ? []
      : [{ figure: 'medical-relay', at: relay.lookedAt, value: relay.open } as const]),
    ...(emergency?.lookedAt === undefined
      ? []
      : [
          {
            figure: 'emergency-look',
            at: emergency.lookedAt,
            value: emergency.lookedAt - emergency.at,
          } as const,
        ]),
  ];
}
