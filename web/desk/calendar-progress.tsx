import { reachInWords } from '../../content/fr/calendar-words.ts';
import { moment } from '../../content/instants.ts';
import { Icon } from '../icons.tsx';
import { authorOf, originInWords } from './calendar-view.tsx';
import type { ShownProgress, DeskCalendar } from './calendar-data.ts';
import type { Seen } from './desk-data.ts';

type Props = {
  id: string;
  standing: ShownProgress;
  change: DeskCalendar['changes'][number] | undefined;
  seen: Seen;
};

/** How far the questions have heard of a change. Reloaded, it tells the latest; a script does so by itself. */
export function ChangePage({ id, standing, change, seen }: Props) {
  return (
    <>
      <p class="crumbs">
        <a href="/bureau/calendrier" data-back>
          Horaires d’ouverture
        </a>
      </p>
      <h1>Changement d’horaires</h1>
      {change && <What change={change} seen={seen} />}
      <section class="panel" aria-labelledby="avancement" data-live="standing">
        <h2 id="avancement">Avancement</h2>
        <ProgressPanel standing={standing} />
        {standing.at === 'under-way' && (
          <p class="hint" data-poll>
            Vous pouvez quitter cette page : le travail continue, et reprend de lui-même après une panne.{' '}
            <a href={`/bureau/calendrier/changements/${encodeURIComponent(id)}`}>Actualiser</a>
          </p>
        )}
        {seen.agent.roles.includes('supervisor') && canBeToldAgain(standing) && change && (
          <form method="post" action={`/bureau/calendrier/changements/${encodeURIComponent(id)}/redire`}>
            <button class="button is-plain">Prévenir de nouveau les questions en cours</button>
            <p class="hint">Une question déjà prévenue ne bouge pas une seconde fois.</p>
          </form>
        )}
      </section>
    </>
  );
}

function canBeToldAgain({ at }: ShownProgress): boolean {
  return at === 'done' || at === 'stopped' || at === 'unknown';
}

function What({ change, seen }: { change: NonNullable<Props['change']>; seen: Seen }) {
  const { made, effectiveAt, storedAt, by, reason } = change;
  return (
    <section class="panel" aria-label="Ce qui change">
      <p>
        <strong>{originInWords(made)}</strong>
      </p>
      <dl class="facts">
        <div>
          <dt>Demandé</dt>
          <dd>
            {moment(storedAt, seen.now)}, {authorOf(by, seen)}
          </dd>
        </div>
        <div>
          <dt>En vigueur</dt>
          <dd>{moment(effectiveAt, seen.now)}</dd>
        </div>
        {reason !== undefined && (
          <div>
            <dt>Motif</dt>
            <dd>{reason}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function ProgressPanel({ standing }: { standing: ShownProgress }) {
  switch (standing.at) {
    case 'under-way':
      return standing.reached ? (
        <Reach reached={standing.reached} />
      ) : (
        <p role="status">Le changement est retenu, et reprend dès que le service travaille de nouveau.</p>
      );
    case 'done':
      return (
        <>
          <Reach reached={standing.reached} />
          <p class="done">
            <Icon name="check" /> Terminé.
          </p>
        </>
      );
    case 'refused':
      return (
        <p role="alert">Ce changement a été refusé : rien n’a changé. Recommencez depuis les horaires.</p>
      );
    case 'stopped':
      return (
        <p role="alert">Le travail a été arrêté avant la fin : certaines questions ne sont pas prévenues.</p>
      );
    case 'unknown':
      return <p role="status">Ce changement est fait. Son détail n’est plus gardé.</p>;
  }
}

function Reach({ reached }: { reached: { running: number; told: number; gone: number } }) {
  const { running, told, gone } = reached;
  const words = reachInWords(reached);
  return (
    <>
      <progress
        max={Math.max(1, running, told + gone)}
        value={told + gone}
        aria-label="Questions prévenues"
      />
      <p role="status">{words}.</p>
    </>
  );
}
