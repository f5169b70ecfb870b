import * as Plot from '@observablehq/plot';
import { chartOf } from './chart.ts';

type Point = { period: string; value?: number; low?: number; high?: number };
/** What happened in a period, by the number under which the page tells it. */
type ChartMark = { period: string; text: string };
type Trended = { points: readonly Point[]; target?: number; events?: readonly ChartMark[] };
type Stepped = readonly { name: string; count: number; late: boolean }[];
type Cell = { day: string; hour: number; count: number };

/** A line over the periods, its intervals as whiskers, what is to be reached dashed, what happened numbered at the top. */
export const trendChart = chartOf(({ points, target, events = [] }: Trended) => {
  const known = points.flatMap(({ value, low = value, high = value, ...point }) =>
    value === undefined ? [] : [{ ...point, value, low, high }],
  );
  return {
    width: 300,
    height: 84,
    margin: 10,
    marginTop: events.length > 0 ? 18 : 10,
    x: { type: 'point', domain: points.map(({ period }) => period), axis: null },
    y: { axis: null, nice: true },
    marks: [
      ...(target === undefined ? [] : [Plot.ruleY([target], { strokeDasharray: '5 3' })]),
      Plot.ruleX(events, { x: 'period', strokeDasharray: '1 3' }),
      Plot.text(events, { x: 'period', text: 'text', frameAnchor: 'top', dy: -14 }),
      Plot.ruleX(known, { x: 'period', y1: 'low', y2: 'high', strokeOpacity: 0.3, strokeWidth: 3 }),
      Plot.lineY(known, { x: 'period', y: 'value', strokeWidth: 1.75 }),
      Plot.dot(known, { x: 'period', y: 'value', r: 2, fill: 'currentColor' }),
      Plot.dot(known.slice(-1), { x: 'period', y: 'value', r: 4, fill: 'currentColor' }),
    ],
  };
});

/** How many values lie in each step; what is beyond the target is hollow. */
export const stepsChart = chartOf((steps: Stepped) => ({
  width: 560,
  height: 190,
  marginTop: 22,
  marginLeft: 8,
  x: { type: 'band', domain: steps.map(({ name }) => name), label: null, tickSize: 0 },
  y: { axis: null },
  marks: [
    Plot.barY(steps, {
      x: 'name',
      y: 'count',
      fill: 'currentColor',
      fillOpacity: ({ late }: { late: boolean }) => (late ? 0.1 : 0.75),
      stroke: 'currentColor',
    }),
    Plot.text(steps, { x: 'name', y: 'count', text: 'count', dy: -8, fontSize: 12 }),
    Plot.ruleY([0]),
  ],
}));

const days = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'];

/** The fuller the hour, the larger its square: size reads in black and white. */
export const heatChart = chartOf((week: readonly (readonly number[])[]) => {
  const cells = week.flatMap((hours, day) =>
    hours.map((count, hour): Cell => ({ day: days[day] ?? '', hour, count })),
  );
  const most = Math.max(1, ...cells.map(({ count }) => count));
  return {
    width: 560,
    height: 210,
    marginLeft: 44,
    marginBottom: 26,
    x: {
      type: 'point',
      domain: Array.from({ length: 24 }, (_, hour) => hour),
      label: null,
      tickSize: 0,
      tickFormat: (hour: number) => (hour % 3 === 0 ? `${hour} h` : ''),
    },
    y: { type: 'point', domain: days, label: null, tickSize: 0, fontSize: 12 },
    r: { type: 'identity' },
    marks: [
      Plot.dot(
        cells.filter(({ count }) => count > 0),
        {
          x: 'hour',
          y: 'day',
          r: ({ count }: Cell) => 9 * Math.sqrt(count / most),
          symbol: 'square',
          fill: 'currentColor',
        },
      ),
    ],
  };
});
