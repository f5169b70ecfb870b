import {
  afterDistress,
  emergency,
  handoff,
  isMachines,
  isMedical,
  medicalPath,
  wake,
} from './decide-person.ts';
import type { Happening, Reading, UnableReason } from './journal.ts';
import type { State } from './state.ts';

/** What the assistant's attempt came to. The text is in the store; it decides nothing. */
export type AttemptOutcome =
  | { decision: 'answer'; message: string; articles: string[]; confidence: number }
  | { decision: 'clarify'; message: string }
  | { decision: 'handoff'; why?: UnableReason }
  | { decision: 'emergency' }
  | { decision: 'medical' };

/**
 * Where a question goes once it is qualified, in the order of the published procedure. A person may have asked for a
 * human, or an emergency have been heard, before that.
 */
export function courseOf(state: State, reading: Reading): Happening[] {
  if (state.route !== undefined || state.status === 'closed') return [];
  const { route, topic, rules } = reading;
  const qualified: Happening = {
    type: 'qualified',
    route,
    rules,
    ...(topic === undefined ? {} : { topic }),
  };
  // A life may be at stake, whatever carried the words: the emergency comes first.
  if (isMachines(state, reading) && route !== 'emergency')
    return [qualified, { type: 'closed', why: 'automated' }];
  if (route === 'emergency')
    return [qualified, ...emergency(state, state.lastMessage?.id ?? state.reference, reading)];
  if (reading.distress === true && state.rules >= 2) {
    const cared = afterDistress(state, { id: state.lastMessage?.id ?? state.reference, reading });
    if (cared) return cared;
  }
  const alarm = breachAlarm(state, reading);
  if (isMedical(route)) return [...wake(state), qualified, ...alarm, medicalPath(reading)];
  if (state.status === 'resolved') return [qualified];
  return [qualified, ...alarm, { type: 'acknowledged' }, ...(state.handedOff ? [] : firstHands(reading))];
}

/** The sign, among the rules of a reading, of data that somebody saw and that were not theirs. */
export const BREACH = 'case:breach';

/** The law counts 72 hours from the moment when we know: whatever the hour, and whoever answers the person. */
function breachAlarm({ rules }: State, reading: Reading): Happening[] {
  return rules >= 7 && reading.rules.includes(BREACH)
    ? [{ type: 'alerted', to: 'supervisor', reason: 'data-breach' }]
    : [];
}

/**
 * What an attempt leads to, made when the person had last written at `asked`. One voice: an answer to anything but the
 * last message, or after a human took over, is thrown away.
 */
export function courseAfterAttempt(state: State, attempt: AttemptOutcome, asked: number): Happening[] {
  if (state.status !== 'with-assistant' || (state.lastMessage?.seq ?? 0) > asked) return [];
  switch (attempt.decision) {
    case 'answer':
      return [
        {
          type: 'answered',
          message: attempt.message,
          articles: attempt.articles,
          confidence: attempt.confidence,
        },
      ];
    case 'clarify':
      return [{ type: 'clarified', message: attempt.message }];
    case 'handoff':
      return [unableHandoff(attempt.why)];
    case 'emergency':
      return emergency(state, state.lastMessage?.id ?? state.reference, { suicidal: false });
    case 'medical': {
      const route = state.role === 'employer' ? 'medical_employer' : 'medical_employee';
      return [{ type: 'qualified', route, rules: ['assistant'] }, medicalPath({ route, cannotReach: false })];
    }
  }
}

/** A complaint, or the wish for a person, goes to a person; anything else to the assistant. */
function firstHands({ route, humanRequested, needsHuman }: Reading): Happening[] {
  if (route === 'complaint') return [handoff('complaint', 'support')];
  if (needsHuman === true) return [handoff('assistant-unable', 'support')];
  return humanRequested ? [handoff('asked-for-a-human', 'support')] : [];
}

function unableHandoff(why: UnableReason | undefined): Happening {
  const handedOff = { type: 'handed-off', reason: 'assistant-unable', team: 'support' } as const;
  return why === undefined ? handedOff : { ...handedOff, why };
}
