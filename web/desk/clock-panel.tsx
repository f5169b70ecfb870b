import { pauses, standingWords, targetWords } from '../../content/fr/desk-words.ts';
import { before } from '../../content/instants.ts';
import { Icon, type IconName } from '../icons.tsx';
import type { QuestionFile, Seen } from './desk-data.ts';
import { Detail } from './clock-detail.tsx';
import { leftInWords, lengthInWords, paceOf } from './time-left.ts';
import { displayName } from './display-name.ts';
import type { QuestionProps } from './question-props.ts';

type Clock = QuestionFile['clocks'][number];

const icons: Record<Clock['standing'], IconName> = {
  running: 'clock',
  paused: 'pause',
  met: 'check',
  missed: 'alarm',
  cancelled: 'dash',
};

/** Both targetWords of the round under way, and the sum behind them. */
export function ClockPanel({ file: { clocks }, seen, receipts }: QuestionProps) {
  const round = Math.max(0, ...clocks.map((clock) => clock.round));
  const current = clocks.filter((clock) => clock.round === round);
  return (
    <section class="panel" aria-labelledby="delais" data-live="clocks">
      <h2 id="delais">Délais{round > 1 ? ` (reprise n° ${round - 1})` : ''}</h2>
      {current.length === 0 && <p class="quiet">Aucun délai ne court encore.</p>}
      {current.map((clock) => (
        <ClockLine clock={clock} seen={seen} />
      ))}
      {clocks.length > 0 && <Detail clocks={clocks} receipts={receipts} now={seen.now} />}
    </section>
  );
}

function ClockLine({ clock, seen }: { clock: Clock; seen: Seen }) {
  const { target, standing, why, budget, used, due } = clock;
  const ticking = standing === 'running' && due !== undefined;
  const pace = ticking ? paceOf(due, seen.now, seen.intervals) : standing;
  return (
    <div class={`clock is-${pace}`}>
      <p>
        <strong>{targetWords[target]}</strong>
        <span class="clock-standing">
          <Icon name={icons[standing]} /> {standingWords[standing]}
        </span>
      </p>
      <progress
        max={budget}
        value={Math.min(used, budget)}
        aria-label={`${targetWords[target]} : temps ouvert utilisé`}
      />
      <p class="quiet" {...(ticking ? { 'data-due': due } : {})}>
        {lengthInWords(used)} sur {lengthInWords(budget)}
        {ticking && (
          <>
            , {before(due, seen.now)}, <span data-left>{leftInWords(due, seen.now, seen.intervals)}</span>
          </>
        )}
        {why !== undefined && ` : ${displayName(pauses, why) ?? why}`}
      </p>
    </div>
  );
}
