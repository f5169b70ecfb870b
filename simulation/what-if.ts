// How a team would fare: arrivals on virtual time, served by so many agents an hour, judged as the clocks judge. Waiting and
// working are in open time, where the targets are; `test/domain/what-if.test.ts` lives the same steps through the process's rules.
import type { OpenIntervals } from '../domain/open-intervals.ts';
import { weekdayRank } from '../domain/calendar-dates.ts';
import { dayOf, hourOf } from '../domain/indicators/civil-days.ts';
import { HOUR } from '../domain/durations.ts';
import type { Chance } from './chance.ts';
import { openHeap, type Heap } from './heap.ts';
import { openLine, type OpenLine } from './open-line.ts';

/** A question for people: when it was received, and how many messages it took. */
export type Arrival = { at: number; touches: number };

/** Agents at work, by weekday from Monday on and hour of the day. */
export type Staffing = readonly (readonly number[])[];

export type Scenario = {
  intervals: OpenIntervals;
  staffing: Staffing;
  /** Open milliseconds. */
  firstResponse: number;
  resolution: number;
  /** What half of the messages take an agent at most, and what half of the people take to answer, in milliseconds. */
  handling: number;
  answering: number;
};

/** One question as it went. Instants are epoch ms. */
export type Course = {
  at: number;
  steps: { done: number; resumed?: number }[];
  first: boolean;
  resolved: boolean;
};
export type RunOutcome = {
  questions: number;
  first: number;
  resolved: number;
  worked: number;
  available: number;
};

/** @param told is given each question's course; without it nothing but counts is kept */
export function runOnce(
  scenario: Scenario,
  arrivals: readonly Arrival[],
  { chance, told }: { chance: Chance; told?: (course: Course) => void },
): RunOutcome {
  const { line, shifts, available } = planOf(scenario);
  const run: Run = {
    ...scenario,
    line,
    chance,
    told,
    coming: openHeap(),
    waiting: openHeap(),
    busy: openHeap(),
    now: 0,
    outcome: { questions: 0, first: 0, resolved: 0, worked: 0, available },
  };
  const { coming, waiting, busy } = run;
  for (const { at, touches } of arrivals) {
    const begun = line.openAt(at);
    coming.push(begun, { begun, received: at, left: touches, paused: 0, steps: [] });
  }
  for (let shift = 0; coming.size + waiting.size + busy.size > 0;) {
    while ((shifts[shift + 1]?.from ?? Number.POSITIVE_INFINITY) <= run.now) shift += 1;
    const staffed = shifts[shift]?.agents ?? 0;
    while (waiting.size > 0 && busy.size < staffed) begin(run, waiting.pop());
    const change = waiting.size > 0 ? (shifts[shift + 1]?.from ?? line.total) : Number.POSITIVE_INFINITY;
    run.now = Math.min(coming.least(), busy.least(), change);
    if (run.now >= line.total) break;
    while (coming.least() <= run.now) queue(run, coming.pop());
    while (busy.least() <= run.now) finish(run, busy.pop());
  }
  judgeCutOff(run);
  return run.outcome;
}

type Run = Scenario & {
  line: OpenLine;
  chance: Chance;
  told: ((course: Course) => void) | undefined;
  /** To be received or answered by the person; to be served, the nearest deadline first; being served. */
  coming: Heap<Task>;
  waiting: Heap<Task>;
  busy: Heap<Task>;
  now: number;
  outcome: RunOutcome;
};

function begin(run: Run, task: Task | undefined): void {
  if (task === undefined) return;
  const takes = Math.max(1, run.chance.delay(run.handling));
  run.outcome.worked += takes;
  run.busy.push(run.now + takes, task);
}

/** As the desk lists them. */
function queue({ waiting, firstResponse, resolution }: Run, task: Task | undefined): void {
  if (task === undefined) return;
  waiting.push(task.begun + task.paused + (task.steps.length === 0 ? firstResponse : resolution), task);
}

function finish(run: Run, task: Task | undefined): void {
  if (task === undefined) return;
  const { line, now, chance, coming } = run;
  const done = line.instantOf(now);
  if (task.steps.length === 0) task.firstNet = now - task.begun;
  task.left -= 1;
  if (task.left <= 0) {
    task.steps.push({ done });
    task.net = now - task.begun - task.paused;
    judge(run, task);
    return;
  }
  const resumed = done + Math.max(1, chance.delay(run.answering));
  const back = line.openAt(resumed);
  task.paused += back - now;
  task.steps.push({ done, resumed });
  coming.push(back, task);
}

function judge(
  { outcome, told, ...scenario }: Run,
  { received, steps, firstNet = Infinity, net = Infinity }: Task,
): void {
  const first = firstNet <= scenario.firstResponse;
  const resolved = net <= scenario.resolution;
  outcome.questions += 1;
  outcome.first += first ? 1 : 0;
  outcome.resolved += resolved ? 1 : 0;
  told?.({ at: received, steps, first, resolved });
}

/** What the end of the period cut off counts where it was late already. */
function judgeCutOff(run: Run): void {
  for (const heap of [run.waiting, run.busy])
    while (heap.size > 0) {
      const task = heap.pop();
      const spent = task ? run.line.total - task.begun - task.paused : 0;
      if (task && (spent > run.resolution || (task.firstNet === undefined && spent > run.firstResponse)))
        judge(run, task);
    }
}

type Task = {
  begun: number;
  received: number;
  left: number;
  /** Waited for the person, in open ms. */
  paused: number;
  steps: Course['steps'];
  firstNet?: number;
  net?: number;
};

/** The same for every run of a scenario: who is there from when on, in open time. */
type Plan = { line: OpenLine; shifts: { from: number; agents: number }[]; available: number };

const plans = new WeakMap<Scenario, Plan>();

function planOf(scenario: Scenario): Plan {
  const known = plans.get(scenario);
  if (known) return known;
  const line = openLine(scenario.intervals);
  const shifts: Plan['shifts'] = [];
  let available = 0;
  for (const [opens, closes] of scenario.intervals)
    for (let at = opens; at < closes;) {
      const until = Math.min(closes, (Math.floor(at / HOUR) + 1) * HOUR);
      const agents = scenario.staffing[weekdayRank(dayOf(at))]?.[hourOf(at)] ?? 0;
      shifts.push({ from: line.openAt(at), agents });
      available += agents * (until - at);
      at = until;
    }
  const plan = { line, shifts, available };
  plans.set(scenario, plan);
  return plan;
}
