import { before, moment } from '../../content/instants.ts';
import type { OpenIntervals } from '../../domain/open-intervals.ts';
import { Icon, type IconName } from '../icons.tsx';
import { leftInWords, paceOf } from './time-left.ts';

type Pace = 'running' | 'soon' | 'late' | 'paused' | 'done';

const icons: Record<Pace, IconName> = {
  running: 'clock',
  soon: 'alarm',
  late: 'alarm',
  paused: 'pause',
  done: 'check',
};

type Due = { due: number; now: number; intervals: OpenIntervals; paused?: boolean };

/**
 * When it is due: the instant, and what is left, which a small script keeps true. Icon and words, never colour alone.
 * Paused, only what is left stands still.
 */
export function DueTime({ due, now, intervals, paused = false }: Due) {
  const pace: Pace = paused ? 'paused' : paceOf(due, now, intervals);
  return (
    <span class={`due is-${pace}`} {...(paused ? {} : { 'data-due': due })}>
      <Icon name={icons[pace]} />
      <span>
        <strong>
          {paused ? 'En pause' : due <= now ? `Due ${moment(due, now)}` : capital(before(due, now))}
        </strong>
        <small data-left>{paused && due <= now ? 'délai dépassé' : leftInWords(due, now, intervals)}</small>
      </span>
    </span>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
