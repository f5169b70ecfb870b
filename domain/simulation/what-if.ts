// How a team would fare: arrivals on virtual time, served by so many agents an hour, judged as the clocks judge. Waiting and
// working are in open time, where the targets are; `test/domain/what-if.test.ts` lives the same steps through the process's rules.
import { weekdayRank } from '../calendar-dates.ts';
import { HOUR } from '../durations.ts';
import { dayOf, hourOf } from '../indicators/civil-days.ts';
import type { OpenIntervals } from '../open-intervals.ts';
import type { Draw } from './draw.ts';
import { openHeap } from './heap.ts';
import { openLine, type OpenLine } from './open-line.ts';

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

type Ways = {
  /** Is given each question's course. */
  told?: (course: Course) => void;
  /** Late questions after which there is no need to go on. */
  enough?: number;
};

export function runOnce(
  scenario: Scenario,
  draw: Draw,
  { told, enough = Number.POSITIVE_INFINITY }: Ways = {},
): RunOutcome {
  const { line, shifts } = layoutOf(scenario.intervals);
  const agents = shifts.map(({ day, hour }) => scenario.staffing[day]?.[hour] ?? 0);
  const run = openRun(scenario, draw, told);
  const { begun, back, waiting, busy, outcome } = run;
  outcome.available = shifts.reduce((sum, { length }, at) => sum + length * (agents[at] ?? 0), 0);
  const receivedAt = (at: number) => begun[at] ?? Number.POSITIVE_INFINITY;
  let received = 0;
  for (let shift = 0; received < begun.length || back.size + waiting.size + busy.size > 0;) {
    while ((shifts[shift + 1]?.from ?? Number.POSITIVE_INFINITY) <= run.now) shift += 1;
    while (waiting.size > 0 && busy.size < (agents[shift] ?? 0)) begin(run, waiting.pop());
    const change = waiting.size > 0 ? (shifts[shift + 1]?.from ?? line.total) : Number.POSITIVE_INFINITY;
    run.now = Math.min(receivedAt(received), back.least(), busy.least(), change);
    if (run.now >= line.total) break;
    while (receivedAt(received) <= run.now) queue(run, received++);
    while (back.least() <= run.now) queue(run, back.pop());
    while (busy.least() <= run.now) finish(run, busy.pop());
    if (outcome.questions - Math.min(outcome.first, outcome.resolved) > enough) return outcome;
  }
  judgeCutOff(run);
  return outcome;
}

type Run = ReturnType<typeof openRun>;

/** A question is its place in the draw. */
function openRun(scenario: Scenario, draw: Draw, told: Ways['told']) {
  const { line } = layoutOf(scenario.intervals);
  return {
    ...scenario,
    draw,
    line,
    told,
    /** Of each question, in open ms: its receipt, its waits for the person, its first response; and the message that is next. */
    begun: draw.received.map((at) => line.openAt(at)),
    paused: new Float64Array(draw.received.length),
    firstNet: new Float64Array(draw.received.length).fill(Number.POSITIVE_INFINITY),
    message: draw.first.slice(),
    steps: new Map<number, Course['steps']>(),
    /** To be answered by the person; to be served, the nearest deadline first; being served. */
    back: openHeap(),
    waiting: openHeap(),
    busy: openHeap(),
    now: 0,
    outcome: { questions: 0, first: 0, resolved: 0, worked: 0, available: 0 },
  };
}

function begin({ draw, message, outcome, busy, now }: Run, task: number): void {
  const takes = draw.handling[message[task] ?? 0] ?? 1;
  outcome.worked += takes;
  busy.push(now + takes, task);
}

/** As the desk lists them. */
function queue(run: Run, task: number): void {
  const { begun, paused, waiting } = run;
  const target = isUnanswered(run, task) ? run.firstResponse : run.resolution;
  waiting.push((begun[task] ?? 0) + (paused[task] ?? 0) + target, task);
}

function finish(run: Run, task: number): void {
  const { draw, line, now, back, message, paused } = run;
  if (isUnanswered(run, task)) run.firstNet[task] = now - (run.begun[task] ?? 0);
  const wrote = message[task] ?? 0;
  message[task] = wrote + 1;
  const done = line.instantOf(now);
  if (wrote + 1 >= (draw.first[task + 1] ?? 0)) {
    note(run, task, { done });
    judge(run, task, spentBy(run, task));
    return;
  }
  const resumed = done + (draw.answering[wrote] ?? 1);
  const open = line.openAt(resumed);
  paused[task] = (paused[task] ?? 0) + open - now;
  note(run, task, { done, resumed });
  back.push(open, task);
}

function note({ told, steps }: Run, task: number, step: Course['steps'][number]): void {
  if (told) steps.set(task, [...(steps.get(task) ?? []), step]);
}

function isUnanswered({ firstNet }: Pick<Run, 'firstNet'>, task: number): boolean {
  return firstNet[task] === Number.POSITIVE_INFINITY;
}

function spentBy({ now, begun, paused }: Run, task: number): number {
  return now - (begun[task] ?? 0) - (paused[task] ?? 0);
}

function judge(run: Run, task: number, net: number): void {
  const { outcome, draw, told, steps } = run;
  const first = (run.firstNet[task] ?? 0) <= run.firstResponse;
  const resolved = net <= run.resolution;
  outcome.questions += 1;
  outcome.first += first ? 1 : 0;
  outcome.resolved += resolved ? 1 : 0;
  told?.({ at: draw.received[task] ?? 0, steps: steps.get(task) ?? [], first, resolved });
}

/** What the end of the period cut off counts where it was late already. */
function judgeCutOff(run: Run): void {
  run.now = run.line.total;
  for (const heap of [run.waiting, run.busy])
    while (heap.size > 0) {
      const task = heap.pop();
      const spent = spentBy(run, task);
      if (spent > run.resolution || (isUnanswered(run, task) && spent > run.firstResponse))
        judge(run, task, Number.POSITIVE_INFINITY);
    }
}

/** From when on which hour of which weekday is staffed, in open time: the same for whatever staffing. */
type Layout = { line: OpenLine; shifts: { from: number; length: number; day: number; hour: number }[] };

const layouts = new WeakMap<OpenIntervals, Layout>();

export function layoutOf(intervals: OpenIntervals): Layout {
  const known = layouts.get(intervals);
  if (known) return known;
  const line = openLine(intervals);
  const shifts: Layout['shifts'] = [];
  for (const [opens, closes] of intervals)
    for (let at = opens; at < closes;) {
      const until = Math.min(closes, (Math.floor(at / HOUR) + 1) * HOUR);
      shifts.push({
        from: line.openAt(at),
        length: until - at,
        day: weekdayRank(dayOf(at)),
        hour: hourOf(at),
      });
      at = until;
    }
  const layout = { line, shifts };
  layouts.set(intervals, layout);
  return layout;
}
