import { moment } from '../../../content/instants.ts';
import { routeWords } from '../../../content/fr/desk-words.ts';
import { figureWords } from '../../../content/fr/indicator-words.ts';
import { backlogWords, lateBecause, pilotageWords as words } from '../../../content/fr/pilotage-words.ts';
import type { Backlog, DeskToday, DueLine, IndicatorReport } from '../../../api/agents/indicator-routes.ts';
import type { FigureId } from '../../../domain/indicators/definitions.ts';
import { shortName, type Seen } from '../desk-data.ts';
import { detail, figureText } from './figure-text.ts';
import { Tabs } from './tabs.tsx';

type Props = {
  seen: Seen;
  today: DeskToday & { backlog: Backlog };
  figures: IndicatorReport | undefined;
  leads: boolean;
};

/** What a day begins with: what is late and why, what is next, who is there. */
export function TodayPage({ seen, today, figures, leads }: Props) {
  return (
    <div class="pilotage" data-live="pilotage">
      <h1>{words.title}</h1>
      <Tabs here="today" leads={leads} />
      <p class="quiet">{words.asOf(moment(seen.now, seen.now))}</p>
      <div class="today">
        <Lines
          title={words.late}
          lines={today.late}
          all={today.lateCount}
          seen={seen}
          nothing={words.nothingLate}
          late
        />
        <Lines
          title={words.soon}
          lines={today.soon}
          all={today.soonCount}
          seen={seen}
          nothing={words.nothingSoon}
        />
        <Present seen={seen} present={today.present} />
        <Open today={today} />
        <OpenByAge backlog={today.backlog} />
      </div>
      {figures && (
        <Numbers
          title={leads ? words.today : words.mine}
          hint={leads ? '' : words.mineHint}
          report={figures}
        />
      )}
    </div>
  );
}

type LinesProps = {
  title: string;
  lines: readonly DueLine[];
  all: number;
  seen: Seen;
  nothing: string;
  late?: boolean;
};

function Lines({ title, lines, all, seen, nothing, late = false }: LinesProps) {
  return (
    <section class="panel" aria-label={title}>
      <h2>
        {title} <span class="count">{all}</span>
      </h2>
      {lines.length === 0 && <p class="quiet">{nothing}</p>}
      <ul class="plain due-lines">
        {lines.map((line) => (
          <li>
            <a href={`/bureau/questions/${line.reference}`}>{line.reference}</a>
            <span>{routeName(line.route)}</span>
            <span class={late ? 'due is-late' : 'due'}>
              {line.dueAt !== null && moment(line.dueAt, seen.now)}
            </span>
            <span class="quiet">{whyOf(line, seen)}</span>
          </li>
        ))}
      </ul>
      {all > lines.length && <p class="quiet">{words.more(lines.length, all)}</p>}
    </section>
  );
}

function whyOf({ status, assignee, team }: DueLine, seen: Seen): string {
  const why = Object.entries(lateBecause).find(([standing]) => standing === status)?.[1] ?? '';
  const who = assignee === null ? '' : ` (${shortName(seen, assignee)})`;
  return `${team === 'medical' ? 'équipe médicale : ' : ''}${why}${who}`;
}

export function routeName(route: string | null | undefined): string {
  return Object.entries(routeWords).find(([name]) => name === route)?.[1] ?? 'Non qualifiée';
}

function Present({ seen, present }: { seen: Seen; present: readonly string[] }) {
  return (
    <section class="panel" aria-label={words.present}>
      <h2>
        {words.present} <span class="count">{present.length}</span>
      </h2>
      <p>{present.length === 0 ? words.nobody : present.map((id) => shortName(seen, id)).join(', ')}</p>
    </section>
  );
}

const standings = {
  queued: 'À prendre',
  'with-agent': 'En cours',
  waiting: 'En attente de la personne',
  'with-assistant': 'Avec l’assistant',
  registered: 'Reçues',
};
const teams = { support: 'Support', medical: 'Équipe médicale' } as const;

function Open({ today: { open } }: { today: DeskToday }) {
  const count = (team: string, status: string) =>
    open.find((one) => one.team === team && one.status === status)?.questions ?? 0;
  return (
    <section class="panel" aria-label={words.open}>
      <h2>
        {words.open} <span class="count">{open.reduce((sum, { questions }) => sum + questions, 0)}</span>
      </h2>
      <table class="values">
        <caption class="unseen">{words.open}</caption>
        <thead>
          <tr>
            <td />
            {Object.values(teams).map((team) => (
              <th scope="col">{team}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(standings).map(([status, name]) => (
            <tr>
              <th scope="row">{name}</th>
              {Object.keys(teams).map((team) => (
                <td>{count(team, status)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OpenByAge({ backlog: { age, due, waiting } }: { backlog: Backlog }) {
  const { title, ages, dues } = backlogWords;
  return (
    <section class="panel" aria-label={title}>
      <h2>{title}</h2>
      <Steps title={backlogWords.age} names={ages} counts={age} />
      <Steps title={backlogWords.due} names={[...dues, backlogWords.waiting]} counts={[...due, waiting]} />
    </section>
  );
}

type StepsProps = { title: string; names: readonly string[]; counts: readonly number[] };

function Steps({ title, names, counts }: StepsProps) {
  return (
    <table class="values step-counts">
      <caption>{title}</caption>
      <tbody>
        {names.map((name, step) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{counts[step] ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shortList: readonly FigureId[] = [
  'received',
  'resolved',
  'first-response-in-target',
  'first-response-net',
  'resolution-in-target',
  'resolution-net',
  'next-reply',
  'came-back',
  'satisfaction',
];

function Numbers({ title, hint, report }: { title: string; hint: string; report: IndicatorReport }) {
  return (
    <section class="panel" aria-label={title}>
      <h2>{title}</h2>
      {hint !== '' && <p class="quiet">{hint}</p>}
      <dl class="numbers">
        {shortList
          // What comes in is nobody's own.
          .filter((id) => id !== 'received' || report.scope === 'all')
          .map((id) => report.figures[id])
          .filter(({ n, kind }) => n > 0 || kind === 'count')
          .map((figure) => (
            <div>
              <dt>{figureWords[figure.id].name}</dt>
              <dd>
                <strong>{figureText(figure)}</strong> <small>{detail(figure)}</small>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
