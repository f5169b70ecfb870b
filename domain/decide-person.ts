import type { Command, CommandOf } from './commands.ts';
import { MESSAGE_LIMIT, type Decision } from './decision.ts';
import type { HandoffReason, Happening, Reading, Team } from './journal.ts';
import type { State } from './state.ts';

type PersonCommand = Extract<
  Command,
  { name: 'message' | 'confirm' | 'consent' | 'human' | 'rate' | 'bounced' | 'erase' }
>;

/** What the person who asks may do, and what it leads to. */
export function decidePerson(state: State, command: PersonCommand): Decision {
  switch (command.name) {
    case 'message':
      if (state.messages >= 2 * MESSAGE_LIMIT) return { refused: 'too-many' };
      return [
        { type: 'message', message: command.id, reading: command.reading },
        ...decideMessage(state, command),
      ];
    case 'confirm':
      return decideConfirm(state, command);
    case 'consent':
      if (state.waiting?.for !== 'consent') return { refused: 'not-now' };
      return command.agreed ? relayAgreed() : declineRelay(state);
    case 'human':
      return decideHuman(state);
    case 'rate':
      return decideRate(state, command);
    case 'bounced':
      return [{ type: 'bounced', message: command.message }, ...afterBounce(state)];
    case 'erase':
      return [
        { type: 'erased' },
        ...(state.status === 'closed' ? [] : [{ type: 'closed', why: 'erased' } as const]),
      ];
  }
}

function decideMessage(state: State, command: CommandOf<'message'>): Happening[] {
  const { id, reading } = command;
  if (state.status === 'closed') return [{ type: 'linked', message: id }];
  // Whoever writes to a question that was joined to another stands for themselves again.
  if (state.joined !== undefined)
    return [{ type: 'separated' }, ...decideMessage(separatedState(state), command)];
  if (isMachines(state, reading)) return [];
  if (reading.route === 'emergency') return emergency(state, id, reading);
  if (state.status === 'registered') return [];
  if (reading.distress === true && state.rules >= 2)
    return afterDistress(state, { id, reading }) ?? [distress(id), ...decideWords(state, command)];
  return decideWords(state, command);
}

function separatedState(state: State): State {
  return { ...state, ...state.joined?.before, joined: undefined };
}

/** What the words alone lead to, once nobody is in danger. */
function decideWords(state: State, command: CommandOf<'message'>): Happening[] {
  const { reading } = command;
  if (turnsMedical(state, reading)) return [...wake(state), ...medicalTurn(reading)];
  if (state.status === 'resolved') return isFarewell(reading) ? [] : reopen(state);
  return state.waiting ? decideWhileWaiting(state, command) : decideOtherwise(state, reading);
}

/** Only a mail's headers tell a machine; in the chat there is none, whatever the words. */
export function isMachines(state: State, { automated }: Reading): boolean {
  return automated && (state.rules < 2 || state.channel === 'email');
}

/** Messages that tell of distress after which the medical team cares for the person without waiting for an answer. */
const HINTS = 2;

/**
 * Never a complaint: a relay is proposed, with the number that listens; hints add up. Undefined where the medical team has
 * it or the person wants no relay: it is then read as anything else, and the number told.
 */
export function afterDistress(
  state: State,
  { id, reading }: { id: string; reading: Reading },
): Happening[] | undefined {
  if (state.declined || (state.handedOff && state.team === 'medical')) return undefined;
  const qualified = { type: 'qualified', route: 'medical_employee', rules: reading.rules } as const;
  const turn = isMedical(state.route) ? wake(state) : [...wake(state), qualified];
  if (state.distress + 1 >= HINTS)
    return [
      ...turn,
      distress(id),
      { type: 'alerted', to: 'medical', reason: 'distress' },
      handoff('distress', 'medical'),
    ];
  if (state.waiting?.for === 'consent') return undefined;
  return [...turn, { ...distress(id), proposing: true }, { type: 'relay-proposed', distress: true }];
}

function distress(message: string): Extract<Happening, { type: 'distress' }> {
  return { type: 'distress', message, proposing: false };
}

/** Told at once, whatever else is under way; a human of the medical team and a supervisor are alerted at any hour. */
export function emergency(
  state: State,
  message: string,
  { suicidal, dangers }: Pick<Reading, 'suicidal' | 'dangers'>,
): Happening[] {
  return [
    ...wake(state),
    { type: 'emergency', message, suicidal, ...(dangers === undefined ? {} : { dangers }) },
    { type: 'alerted', to: 'medical', reason: 'emergency' },
    { type: 'alerted', to: 'supervisor', reason: 'emergency' },
    handoff('emergency', 'medical'),
  ];
}

/** A medical matter in the middle of an ordinary conversation switches its route there and then. */
function turnsMedical(state: State, reading: Reading): boolean {
  return isMedical(reading.route) && !isMedical(state.route) && state.route !== 'emergency';
}

function medicalTurn(reading: Reading): Happening[] {
  return [{ type: 'qualified', route: reading.route, rules: reading.rules }, medicalPath(reading)];
}

/** An employer's interlocutor is the occupational physician; a relay comes when they cannot be reached. */
export function medicalPath({ route, cannotReach }: Pick<Reading, 'route' | 'cannotReach'>): Happening {
  return { type: route === 'medical_employer' && !cannotReach ? 'physician-named' : 'relay-proposed' };
}

/** What turns up on a resolved question must not stay without a clock. */
export function wake(state: State): Happening[] {
  return state.status === 'resolved' ? [{ type: 'reopened' }] : [];
}

/** Nobody waits for an answer to what never arrived, nor is anything resolved by it: once, for an address may be dead. A relay is not made for want of an answer: its alert is enough. */
function afterBounce(state: State): Happening[] {
  if (state.status === 'resolved') return state.rules >= 6 && state.bouncedBack !== true ? reopen(state) : [];
  switch (state.waiting?.for) {
    case 'confirmation':
    case 'clarification':
      return [handoff('assistant-unable', 'support')];
    case 'reply':
      return [{ type: 'resumed' }];
    default:
      return [];
  }
}

function decideWhileWaiting(state: State, { reading, at }: CommandOf<'message'>): Happening[] {
  switch (state.waiting?.for) {
    case 'consent':
      // Nobody agrees to what they had not been shown yet.
      if (state.rules >= 8 && at < state.waiting.since) return [];
      if (reading.says === 'yes') return reading.unproven === true ? remindOfRequest(state) : relayAgreed();
      return reading.says === 'no' ? declineRelay(state) : [];
    case 'physician':
      if (reading.cannotReach || isMedical(reading.route)) return relayAgreed();
      return isFarewell(reading)
        ? [{ type: 'resolved', how: 'confirmed' }]
        : [handoff('not-helped', 'medical')];
    case 'confirmation':
      return decideAfterAnswer(state, reading);
    default:
      return reading.humanRequested && !state.handedOff
        ? [handoff('asked-for-a-human', state.team)]
        : [{ type: 'resumed' }];
  }
}

/** A forged "oui" relays nothing: the reminder shows the link by which the person agrees. Once, or two machines would go on. */
function remindOfRequest({ waiting }: State): Happening[] {
  return waiting?.reminded === true ? [] : [{ type: 'reminded' }];
}

function decideAfterAnswer(state: State, reading: Reading): Happening[] {
  if (reading.needsHuman === true) return [handoff('assistant-unable', 'support')];
  if (reading.humanRequested) return [handoff('asked-for-a-human', 'support')];
  if (reading.says === 'no') return [handoff('not-helped', 'support')];
  if (isFarewell(reading)) return [{ type: 'resolved', how: 'confirmed' }];
  if (reading.route === 'complaint') return [handoff('complaint', 'support')];
  return state.assistantTurns < state.policy.assistantTurns
    ? [{ type: 'resumed' }]
    : [handoff('assistant-exhausted', 'support')];
}

function decideOtherwise(state: State, reading: Reading): Happening[] {
  return state.status === 'with-assistant' && reading.humanRequested
    ? [handoff('asked-for-a-human', state.team)]
    : [];
}

function decideConfirm(state: State, { helped }: CommandOf<'confirm'>): Decision {
  const asked = state.waiting?.for;
  if (asked !== 'confirmation' && asked !== 'physician') return { refused: 'not-now' };
  if (helped) return [{ type: 'resolved', how: 'confirmed' }];
  return asked === 'physician' ? relayAgreed() : [handoff('not-helped', 'support')];
}

function decideHuman(state: State): Decision {
  if (state.status === 'closed') return { refused: 'closed' };
  if (state.status === 'resolved') return reopen(state);
  if (state.handedOff || state.waiting?.for === 'consent') return { refused: 'not-now' };
  return [handoff('asked-for-a-human', state.team)];
}

function decideRate(state: State, { score, message }: CommandOf<'rate'>): Decision {
  if (!Number.isInteger(score) || score < 1 || score > 5) return { refused: 'out-of-range' };
  if (state.status !== 'resolved' && state.status !== 'closed') return { refused: 'not-now' };
  if (state.rating !== undefined) return { refused: 'already-rated' };
  if (state.rules >= 2 && !wasResolved(state)) return { refused: 'not-now' };
  return [{ type: 'rated', score, ...(message === undefined ? {} : { message }) }];
}

/** Somebody did something: what was declined, erased or a machine's is not to be rated. */
export function wasResolved({ rounds }: State): boolean {
  return rounds.some(({ resolvedAt }) => resolvedAt !== undefined);
}

/** The person is back: a new human clock starts, and a human has it. */
export function reopen(state: State): Happening[] {
  return [{ type: 'reopened' }, ...(state.handedOff ? [] : [handoff('reopened', state.team)])];
}

export function handoff(reason: HandoffReason, team: Team): Happening {
  return { type: 'handed-off', reason, team };
}

function relayAgreed(): Happening[] {
  return [{ type: 'relay-accepted' }, handoff('medical-relay', 'medical')];
}

/** Without agreement nothing is relayed, and what is left of the question is for a person of the service. */
function declineRelay(state: State): Happening[] {
  return [
    { type: 'relay-declined' },
    state.rules >= 2 || state.interrupted
      ? handoff('relay-declined', 'support')
      : { type: 'closed', why: 'declined' },
  ];
}

export function isMedical(route: Reading['route'] | undefined): boolean {
  return route === 'medical_employee' || route === 'medical_employer';
}

/** A yes or a thank-you asks for nothing more: it neither reopens nor restarts a clock. */
function isFarewell({ says, thanks }: Reading): boolean {
  return says === 'yes' || thanks;
}
