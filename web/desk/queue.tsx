import { alertReasons, channels, requesters, routes, statuses } from '../../content/fr/desk.ts';
import { moment } from '../../content/instants.ts';
import { Icon } from '../icons.tsx';
import { shortName, type DeskAlert, type Entry, type Seen } from './desk-data.ts';
import { DueTime } from './due.tsx';
import { filters, keeps, type Filter } from './filters.ts';
import { named } from './named.ts';

type Queue = { seen: Seen; filter: Filter; open: Entry[]; listed: Entry[]; alerts: DeskAlert[] };

/** What there is to do, the nearest due instant first. */
export function QueuePage({ seen, filter, open, listed, alerts }: Queue) {
  return (
    <div data-live="queue">
      <h1 class="unseen">Demandes</h1>
      <Alerts alerts={alerts} seen={seen} />
      <nav class="filters" aria-label="Listes">
        {listOf(filters).map(([word, label]) => (
          <a href={`/bureau?liste=${word}`} {...(word === filter ? { 'aria-current': 'true' } : {})}>
            {label}
            {word !== 'closes' && (
              <span class="count">{open.filter((entry) => keeps(word, entry, seen.agent.id)).length}</span>
            )}
          </a>
        ))}
      </nav>
      {listed.length === 0 ? <NothingHere filter={filter} /> : <List seen={seen} listed={listed} />}
    </div>
  );
}

function List({ seen, listed }: Pick<Queue, 'seen' | 'listed'>) {
  return (
    <ol class="queue">
      {listed.map((entry) => (
        <li>
          <Row entry={entry} seen={seen} />
        </li>
      ))}
    </ol>
  );
}

function Row({ entry, seen }: { entry: Entry; seen: Seen }) {
  const { reference, receivedAt, assignee, veiled, label, route, role, channel } = entry;
  return (
    <a
      class={route === 'emergency' ? 'row is-urgent' : 'row'}
      href={`/bureau/questions/${reference}`}
      data-row
    >
      <span class="row-due">
        <RowDue entry={entry} seen={seen} />
      </span>
      <span class="row-what">
        <strong>{veiled ? label : (named(routes, route) ?? 'Non qualifiée')}</strong>
        <span class="quiet">
          {reference}
          {role ? ` · ${named(requesters, role)}` : ''}
          {channel ? ` · ${channels[channel]}` : ''}
        </span>
      </span>
      <span class="row-state">
        <span class={`chip is-${entry.status}`}>
          {veiled ? 'Équipe médicale' : (named(statuses, entry.status) ?? entry.status)}
        </span>
        <span class="quiet">reçue {moment(receivedAt, seen.now)}</span>
      </span>
      <span class="row-who quiet">
        {assignee === null ? (
          'Personne'
        ) : (
          <>
            <Icon name="person" /> {assignee === seen.agent.id ? 'Vous' : shortName(seen, assignee)}
          </>
        )}
      </span>
    </a>
  );
}

function RowDue({ entry: { dueAt, status }, seen }: { entry: Entry; seen: Seen }) {
  const settled = status === 'resolved' || status === 'closed';
  if (dueAt === null || settled)
    return (
      <span class="due is-done">
        <Icon name={settled ? 'check' : 'dash'} />{' '}
        <span>{settled ? 'Aucune échéance' : 'Sans échéance'}</span>
      </span>
    );
  return <DueTime due={dueAt} now={seen.now} intervals={seen.intervals} paused={status === 'waiting'} />;
}

function Alerts({ alerts, seen }: { alerts: DeskAlert[]; seen: Seen }) {
  if (alerts.length === 0) return null;
  return (
    <section class="alerts" aria-labelledby="alertes">
      <h2 id="alertes">
        <Icon name="alarm" /> Alertes ({alerts.length})
      </h2>
      <ul>
        {alerts.map(({ id, question, reason, at }) => (
          <li class={reason === 'emergency' ? 'is-urgent' : ''}>
            <a href={`/bureau/questions/${question}`}>
              {named(alertReasons, reason) ?? reason} <span class="quiet">{question}</span>
            </a>
            <span class="quiet">{moment(at, seen.now)}</span>
            <form method="post" action={`/bureau/alertes/${encodeURIComponent(id)}/vue`}>
              <button class="link">
                Vu<span class="unseen"> : {question}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

const empties: Record<Filter, string> = {
  'a-prendre': 'Aucune demande n’attend. Les nouvelles arrivent ici d’elles-mêmes.',
  miennes: 'Vous n’avez pas de demande en cours. Prenez la première de la file.',
  attente: 'Nous n’attendons la réponse de personne.',
  equipe: 'Aucune demande ouverte.',
  closes: 'Aucune demande close pour le moment.',
};

function NothingHere({ filter }: { filter: Filter }) {
  return (
    <div class="empty">
      <h2>Rien ici</h2>
      <p>{empties[filter]}</p>
    </div>
  );
}

function listOf<K extends string>(table: Record<K, string>): [K, string][] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the keys of the table
  return Object.entries(table) as [K, string][];
}
