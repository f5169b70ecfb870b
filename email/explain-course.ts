// What leaves, who is alerted and whose turn it is once a mail is taken as a new message.
import { courseOf } from '../domain/decide-course.ts';
import type { Happening, Reading } from '../domain/journal.ts';
import { published } from '../domain/policy.ts';
import { RULES } from '../domain/rules.ts';
import { blank } from '../domain/state.ts';
import { maskSpans } from '../domain/triage/spans.ts';
import type { Qualify, Span } from '../domain/triage/types.ts';
import { mailSigns, readingOf, type InboundMessage } from '../intake/inbound-message.ts';
import { wholeText } from '../intake/seal.ts';

export type Told = {
  route: Reading['route'];
  suicidal: boolean;
  emergency: boolean;
  humanRequested: boolean;
  reasons: string[];
  /** Passages that support is not shown, in the subject and the own words. */
  masked: Pick<Span, 'kind' | 'text'>[];
  /** Subject and words as support reads them; null when it reads none. */
  supportReads: string | null;
  /** What leaves for the person because of it, in order; an answer of the assistant's may follow an acknowledgement. */
  sends: string[];
  /** Who is alerted. */
  alerts: string[];
  /** Whose turn it is then. */
  next: 'assistant' | 'support' | 'medical' | 'person' | 'nobody';
};

export const nothing: Told = {
  route: 'other',
  suicidal: false,
  emergency: false,
  humanRequested: false,
  reasons: [],
  masked: [],
  supportReads: null,
  sends: [],
  alerts: [],
  next: 'nobody',
};

export function whatFollows(asked: InboundMessage, qualify: Qualify): Told {
  const whole = wholeText(asked);
  const triage = {
    ...qualify(whole, { channel: 'email', role: asked.role }),
    automated: asked.automated === true,
  };
  const hidden = triage.route === 'emergency' || triage.route.startsWith('medical');
  const events =
    asked.reference === undefined && !triage.automated
      ? courseOf(newQuestion(), { ...readingOf(triage), ...mailSigns(asked) })
      : [];
  const joined = asked.reference !== undefined && triage.route === 'emergency' && !triage.automated;
  return {
    route: triage.route,
    suicidal: triage.suicidal,
    emergency: triage.route === 'emergency',
    humanRequested: triage.humanRequested,
    reasons: triage.reasons.map(({ rule }) => rule),
    masked: triage.spans.map(({ kind, text }) => ({ kind, text })),
    supportReads: hidden ? null : maskSpans(whole, triage.spans),
    sends: joined ? ['emergency'] : events.flatMap(saidBy),
    alerts: joined
      ? ['medical', 'supervisor']
      : events.flatMap((event) => (event.type === 'alerted' ? [event.to] : [])),
    next: joined ? 'medical' : nextAfter(asked, events),
  };
}

function newQuestion() {
  return { ...blank('PAL-0000-0000', published), channel: 'email' as const, rules: RULES };
}

/** What is said of each event; a handoff that follows from what was just said is not told twice. */
function saidBy(event: Happening): string[] {
  switch (event.type) {
    case 'emergency':
    case 'distress':
    case 'relay-proposed':
    case 'physician-named':
    case 'acknowledged':
      return [event.type];
    case 'handed-off':
      return event.reason === 'emergency' || event.reason === 'medical-relay' ? [] : [event.type];
    default:
      return [];
  }
}

function nextAfter({ automated, reference }: InboundMessage, events: readonly Happening[]): Told['next'] {
  if (automated === true) return 'nobody';
  const handed = events.find((event) => event.type === 'handed-off');
  if (handed) return handed.team;
  if (events.some(({ type }) => type === 'relay-proposed' || type === 'physician-named')) return 'person';
  return reference === undefined ? 'assistant' : 'support';
}

/** In quarantine nothing leaves; an emergency alerts the team. */
export function withheld(emergency: boolean): Pick<Told, 'sends' | 'alerts' | 'next'> {
  return {
    sends: [],
    alerts: emergency ? ['medical', 'supervisor'] : [],
    next: emergency ? 'medical' : 'support',
  };
}
