import { pauses, standingWords, targetWords } from '../../content/fr/desk-words.ts';
import { moment, time } from '../../content/instants.ts';
import type { ClockReceipt, Rule } from '../../domain/clock-receipt.ts';
import type { QuestionFile } from './desk-data.ts';
import { lengthInWords } from './time-left.ts';
import { DAY } from '../../domain/durations.ts';

type Clock = QuestionFile['clocks'][number];
type Line = ClockReceipt['lines'][number];

/** How each clock comes to its figure: every stretch counted, every pause with its reason, to the total. */
export function Detail({
  clocks,
  receipts,
  now,
}: {
  clocks: Clock[];
  receipts: readonly ClockReceipt[];
  now: number;
}) {
  return (
    <details>
      <summary>Détail du calcul</summary>
      {clocks.map((clock) => (
        <Sum clock={clock} now={now} receipt={receipts.find((one) => isOf(one, clock))} />
      ))}
      <p class="hint">En temps d’ouverture, calculé à partir du seul journal.</p>
    </details>
  );
}

function isOf({ target, round }: ClockReceipt, clock: Clock): boolean {
  return target === clock.target && round === clock.round;
}

type SumProps = { clock: Clock; now: number; receipt: ClockReceipt | undefined };

function Sum({ clock, now, receipt }: SumProps) {
  const { target, round, standing } = clock;
  return (
    <>
      <h3>
        {targetWords[target]}
        {round > 1 ? `, reprise n° ${round - 1}` : ''} : {standingWords[standing].toLowerCase()}
      </h3>
      {receipt && <Lines receipt={receipt} now={now} />}
      <dl class="facts sum">
        {figuresOf(clock, now).map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {receipt && receipt.rules.map((rule) => <p class="hint">{ruleInWords(rule)}</p>)}
    </>
  );
}

function figuresOf({ startedAt, endedAt, gross, used, budget, due }: Clock, now: number): [string, string][] {
  return [
    ['Départ', moment(startedAt, now)],
    ['Fin', endedAt === undefined ? 'en cours' : moment(endedAt, now)],
    ['Temps brut', lengthInWords(gross)],
    ['Pauses', `− ${lengthInWords(gross - used)}`],
    ['Temps net', lengthInWords(used)],
    ['Promis', lengthInWords(budget)],
    ['Échéance', due === undefined ? 'aucune' : moment(due, now)],
  ];
}

function Lines({ receipt: { lines }, now }: { receipt: ClockReceipt; now: number }) {
  if (lines.length === 0) return null;
  return (
    <ol class="receipt">
      {lines.map((line) => (
        <li>
          <span>{stretchOf(line, now)}</span>
          <span>
            {line.counts ? `+ ${lengthInWords(line.ms)}` : `pause, ${lengthInWords(line.ms)} non comptées`}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** "aujourd’hui à 9 h 00 → 18 h 00", with the reason of a pause. */
function stretchOf(line: Line, now: number): string {
  const ends = line.to - line.from < DAY ? time(line.to) : moment(line.to, now);
  const until = !line.counts && line.ongoing ? 'en cours' : ends;
  return `${moment(line.from, now)} → ${until}${line.counts ? '' : ` : ${pauses[line.why]}`}`;
}

function ruleInWords({ version, tzdata, timeZone }: Rule): string {
  return `Calendrier « ${version} », heure de ${timeZone}, fuseaux ${tzdata}.`;
}
