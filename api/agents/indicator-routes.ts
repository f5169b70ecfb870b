import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { dayNumber } from '../../domain/calendar-dates.ts';
import { backlogOf, type Backlog } from '../../domain/indicators/backlog.ts';
import { openTimeBetweenIn } from '../../domain/open-intervals.ts';
import { figureIds } from '../../domain/indicators/definitions.ts';
import { dimensions, filterOf, scopeOf, type Scope } from '../../domain/indicators/scopes.ts';
import { calendarInForce } from '../../store/calendars.ts';
import { deskToday, openQuestions, type DeskToday, type DueLine } from '../../store/desk-today.ts';
import { countedIn, type CountedQuestion } from '../../store/indicator-list.ts';
import {
  indicatorReport,
  indicatorTrend,
  type IndicatorGroup,
  type IndicatorReport,
  type Trend,
} from '../../store/indicator-report.ts';
import type { Store } from '../../store/open-store.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { json, refuseInvalid, refusalResponses } from '../forms.ts';
import { has } from './roles.ts';

export type { Backlog, CountedQuestion, DeskToday, DueLine, IndicatorGroup, IndicatorReport, Trend };

const tags = ['desk'];
const Day = z
  .string()
  .refine((date) => !Number.isNaN(dayNumber(date)))
  .openapi({ example: '2026-06-01' });
const value = String.raw`[\w-]{1,80}`;
const condition = `(${dimensions.join('|')})=${value}`;
/** Of what, or whose. */
const ScopeGiven = z
  .string()
  .regex(new RegExp(`^(all|agent=${value}|${condition}(,${condition}){0,4})$`))
  .default('all')
  .openapi({
    description:
      '`all`, `agent=lea`, or values of one dimension or several: `route=complaint,channel=chat`. `tooFew` in the answer: too few to be shown',
    example: 'route=complaint,channel=chat',
  });
export const period = {
  from: Day,
  to: Day.openapi({ description: 'The day to stop before' }),
  scope: ScopeGiven,
};
/** The longest period, in days: what a report of years would read is for SQL. */
const LONGEST = 400;

/** Described in docs/indicators.md; what is given is what the store made. */
export function formOf<T extends object>() {
  return z.custom<T>((given) => typeof given === 'object').openapi({ type: 'object' });
}

const today = createRoute({
  method: 'get',
  path: '/today',
  tags,
  summary: 'What is late, due in the next two hours and open, by age and deadline, and who is there',
  responses: {
    200: { description: 'Now', ...json(formOf<DeskToday & { backlog: Backlog }>()) },
    ...refusalResponses(401, 403, 503),
  },
});
const report = createRoute({
  method: 'get',
  path: '/indicators',
  tags,
  summary: 'The figures of a period (supervisors and auditors; agents their own)',
  request: { query: z.object({ ...period, by: z.enum(dimensions).optional() }) },
  responses: {
    200: { description: 'Figures, with those of as many days before', ...json(formOf<IndicatorReport>()) },
    ...refusalResponses(401, 403, 422, 503),
  },
});
const trend = createRoute({
  method: 'get',
  path: '/indicators/trend',
  tags,
  summary: 'The same figures over several periods, each a list of dates with the last one’s end',
  request: { query: z.object({ dates: z.string().max(400), scope: ScopeGiven }) },
  responses: {
    200: { description: 'The first period first', ...json(z.array(formOf<Trend>())) },
    ...refusalResponses(401, 403, 422, 503),
  },
});
const counted = createRoute({
  method: 'get',
  path: '/indicators/{figure}/questions',
  tags,
  summary:
    'The questions that a figure counts, the latest first (supervisors and auditors; agents their own)',
  request: {
    params: z.object({ figure: z.enum(figureIds) }),
    query: z.object({ ...period, met: z.enum(['true', 'false']).optional() }),
  },
  responses: {
    200: { description: 'At most two hundred', ...json(z.array(formOf<CountedQuestion>())) },
    ...refusalResponses(401, 403, 422, 503),
  },
});

const SHOWN = 200;

export function indicatorRoutes({ store, now }: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(today, async (c) => {
      const [lines, backlog] = await Promise.all([deskToday(store.db, now()), backlogNow(store, now())]);
      return c.json({ ...lines, backlog }, 200);
    })
    .openapi(report, async (c) => {
      const { from, to, scope, by } = c.req.valid('query');
      const asked = { ...rangeOf(from, to), scope: scopeFor(c, scope), ...(by === undefined ? {} : { by }) };
      return c.json(await indicatorReport(store, asked, now()), 200);
    })
    .openapi(trend, async (c) => {
      const { dates, scope } = c.req.valid('query');
      const days = dates.split(',');
      const periods = days.slice(1).map((to, index) => rangeOf(days[index] ?? '', to));
      if (periods.length === 0) throw new Refusal('invalid', { fields: ['dates'] });
      return c.json(await indicatorTrend(store, periods, { scope: scopeFor(c, scope), now: now() }), 200);
    })
    .openapi(counted, async (c) => {
      const { from, to, scope, met } = c.req.valid('query');
      const { figure } = c.req.valid('param');
      const only = met === undefined ? {} : { met: met === 'true' };
      const asked = { figure, ...rangeOf(from, to), scope: scopeFor(c, scope), limit: SHOWN, ...only };
      return c.json(await countedIn(store, asked, now()), 200);
    });
}

async function backlogNow({ db }: Store, now: number): Promise<Backlog> {
  const [open, calendar] = await Promise.all([openQuestions(db), calendarInForce(db)]);
  const first = Math.min(now - 1, ...open.map(({ receivedAt }) => receivedAt));
  const { intervals } = expandSheet(calendar, first, now);
  return backlogOf(open, now, (at) => openTimeBetweenIn(intervals, at, now));
}

export function rangeOf(from: string, to: string): { from: number; to: number } {
  const range = { from: dayNumber(from), to: dayNumber(to) };
  const days = range.to - range.from;
  if (!(days > 0 && days <= LONGEST)) throw new Refusal('invalid', { fields: ['from', 'to'] });
  return range;
}

/** Whoever leads or audits sees the house; an agent, what is theirs. */
function scopeFor(c: Context<Env>, asked: string): Scope {
  const agent = c.get('agent');
  const mayAll = has(agent, 'supervisor') || (has(agent, 'auditor') && !asked.startsWith('agent='));
  if (!mayAll && asked !== `agent=${agent.id}`) throw new Refusal('forbidden');
  return asked.startsWith('agent=') ? `agent=${asked.slice('agent='.length)}` : scopeOf(filterOf(asked));
}
