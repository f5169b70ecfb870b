// What people and agents do with a question, drawn at random. The rules say what that leads to.
import type { Command } from '../commands.ts';
import type { AttemptOutcome } from '../decide-course.ts';
import { DAY, HOUR, MINUTE } from '../durations.ts';
import type { Reading } from '../journal.ts';
import { plainReading } from '../plain-reading.ts';
import { addOpenTimeIn, nextOpeningIn } from '../open-intervals.ts';
import type { State } from '../state.ts';
import type { Chance } from './chance.ts';
import type { VirtualQuestion } from './virtual-question.ts';

/** How a house works: what differs from month to month is in here. */
export type Habits = {
  /** Ids of support's and of the medical team's agents. */
  agents: readonly string[];
  doctors: readonly string[];
  /** Share of the ordinary questions that the assistant answers. */
  assistantRate: number;
  /** Open time after which an agent takes, then answers, one in two. */
  claimAfter: number;
  answerAfter: number;
};

export type NextTurn = { chance: Chance; habits: Habits; id: () => string };

/** Does the next thing that anybody does, if anybody does; false when nothing more will come but from time. */
export function nextAct(question: VirtualQuestion, turn: NextTurn): boolean {
  const { status, waiting } = question.state;
  switch (status) {
    case 'with-assistant':
      return assistantTries(question, turn);
    case 'waiting':
      return waiting !== undefined && personAnswers(question, turn);
    case 'queued':
      return agentTakes(question, turn);
    case 'with-agent':
      return agentActs(question, turn);
    case 'resolved':
      return personComesBack(question, turn);
    case 'registered':
    case 'closed':
      return false;
  }
}

function assistantTries(question: VirtualQuestion, { chance, habits, id }: NextTurn): boolean {
  const at = question.state.at + 2_000 + chance.delay(3_000);
  const outcome: AttemptOutcome = chance.holds(habits.assistantRate)
    ? { decision: 'answer', message: id(), articles: [], confidence: 0.8 }
    : chance.pick<AttemptOutcome>([
        [{ decision: 'clarify', message: id() }, 1],
        [{ decision: 'handoff', why: 'no-article' }, 4],
        [{ decision: 'handoff', why: 'unsure' }, 2],
      ]);
  question.attempt(outcome, at);
  return true;
}

function personAnswers(question: VirtualQuestion, turn: NextTurn): boolean {
  const { chance, id } = turn;
  const { waiting, at: now } = question.state;
  const at = now + MINUTE + chance.delay(question.state.channel === 'chat' ? 8 * MINUTE : 5 * HOUR);
  switch (waiting?.for) {
    case 'confirmation':
      return afterAnswer(question, turn, at);
    case 'consent':
      return (
        chance.holds(0.85) && does(question, { name: 'consent', id: id(), agreed: chance.holds(0.8) }, at)
      );
    case 'physician':
      return (
        chance.holds(0.6) &&
        (chance.holds(0.5)
          ? writes(question, turn, at, { route: 'medical_employer', cannotReach: true })
          : does(question, { name: 'confirm', id: id(), helped: true }, at))
      );
    default:
      return chance.holds(0.8) && writes(question, turn, at);
  }
}

function afterAnswer(question: VirtualQuestion, turn: NextTurn, at: number): boolean {
  const { chance, id } = turn;
  const reply = chance.pick([
    ['helped', 40],
    ['not helped', 14],
    ['asks on', 8],
    ['wants a person', 6],
    ['silent', 32],
  ]);
  if (reply === 'silent') return false;
  if (reply === 'asks on') return writes(question, turn, at);
  if (reply === 'wants a person') return does(question, { name: 'human', id: id() }, at);
  return does(question, { name: 'confirm', id: id(), helped: reply === 'helped' }, at);
}

function agentTakes(question: VirtualQuestion, { chance, habits, id }: NextTurn): boolean {
  const { state } = question;
  const urgent = state.route === 'emergency';
  const agents = state.team === 'medical' ? habits.doctors : habits.agents;
  const agent = agents[Math.floor(chance.next() * agents.length)];
  const at = urgent
    ? state.at + MINUTE + chance.delay(4 * MINUTE)
    : workingAt(state, chance.delay(state.team === 'medical' ? HOUR : habits.claimAfter));
  return (
    agent !== undefined &&
    at !== undefined &&
    does(question, { name: 'claim', id: id(), agent, team: state.team }, at)
  );
}

function agentActs(question: VirtualQuestion, turn: NextTurn): boolean {
  const { chance, habits, id } = turn;
  const { state } = question;
  const agent = state.assignee;
  const at = workingAt(state, chance.delay(habits.answerAfter));
  if (agent === undefined || at === undefined) return false;
  const by = { id: id(), agent, team: state.team };
  const written = { ...by, message: id() };
  const answered = state.rounds.at(-1)?.firstResponseAt !== undefined;
  const doing = chance.pick<Command | 'another message'>([
    [{ name: 'resolve', ...written }, answered ? 60 : 42],
    [{ name: 'reply', ...written }, 24],
    [{ name: 'ask', ...written }, 14],
    [{ name: 'note', ...written }, 5],
    [{ name: 'release', ...written }, 2],
    [{ name: 'extend', ...written, promisedAt: at + 2 * DAY }, state.extensions === 0 ? 3 : 0],
    [{ name: 'retarget', id: by.id, agent, target: 'resolution', budget: 40 * HOUR }, 0.5],
    ['another message', answered ? 8 : 2],
  ]);
  return doing === 'another message'
    ? writes(question, turn, at, { thanks: chance.holds(0.3) })
    : does(question, doing, at);
}

function personComesBack(question: VirtualQuestion, turn: NextTurn): boolean {
  const { chance, id } = turn;
  const at = question.state.at + HOUR + chance.delay(10 * HOUR);
  if (question.state.rating === undefined && chance.holds(0.3)) {
    const score = chance.pick([
      [5, 50],
      [4, 28],
      [3, 9],
      [2, 6],
      [1, 7],
    ]);
    return does(question, { name: 'rate', id: id(), score }, at);
  }
  return chance.holds(0.09) && writes(question, turn, at);
}

function writes(
  question: VirtualQuestion,
  { id }: NextTurn,
  at: number,
  read: Partial<Reading> = {},
): boolean {
  const route = question.state.route ?? 'question';
  return does(question, { name: 'message', id: id(), at, reading: plainReading({ route, ...read }) }, at);
}

function does(question: VirtualQuestion, command: Command, at: number): boolean {
  question.command(command, Math.max(at, question.state.at));
  return true;
}

/** The first instant of working time after so much of it. */
function workingAt({ sheet, at }: State, openMs: number): number | undefined {
  const intervals = sheet?.intervals ?? [];
  const done = addOpenTimeIn(intervals, at, openMs);
  return done === undefined ? undefined : nextOpeningIn(intervals, done);
}
