import { alertWords } from '../../content/fr/desk-words.ts';
import { alerting, alertGroups } from '../../content/fr/desk-alerts.ts';
import { before, moment } from '../../content/instants.ts';
import { Icon } from '../icons.tsx';
import { ordinaryOf, urgentOf, type AlertGroup } from './alert-groups.ts';
import type { AlertEntry, Seen } from './desk-data.ts';

/** Of each group, shown at once, and shown when unfolded. */
const AT_ONCE = 3;
const UNFOLDED = 20;

type Props = { seen: Pick<Seen, 'alerts' | 'now'> };

/** Above every page of the desk until each was opened. */
export function Emergencies({ seen }: Props) {
  const urgent = urgentOf(seen.alerts);
  return (
    <div data-live="emergencies" data-emergencies={urgent.length} role="alert">
      {urgent.length > 0 && (
        <section class="emergencies wrap wide" aria-labelledby="urgences">
          <h2 id="urgences">
            <Icon name="alarm" /> {alerting.urgent(urgent.length)}
          </h2>
          <UrgentLines alerts={urgent.slice(0, AT_ONCE)} seen={seen} />
          {urgent.length > AT_ONCE && (
            <details>
              <summary>{alerting.more(urgent.length - AT_ONCE)}</summary>
              <UrgentLines alerts={urgent.slice(AT_ONCE)} seen={seen} />
            </details>
          )}
        </section>
      )}
    </div>
  );
}

function UrgentLines({ alerts, seen }: Props & { alerts: readonly AlertEntry[] }) {
  return (
    <ul>
      {alerts.map(({ question, reason, at }) => (
        <li>
          <a class="button" href={`/bureau/questions/${question}`}>
            {alerting.open} {question}
          </a>
          <span>
            {alertWords[reason]}, {moment(at, seen.now)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The others, the gravest group first. */
export function Alerts({ seen }: Props) {
  const groups = ordinaryOf(seen.alerts);
  if (groups.length === 0) return <div data-live="alerts" />;
  return (
    <section class="alerts" aria-labelledby="alertes" data-live="alerts">
      <h2 id="alertes">
        <Icon name="alarm" /> {alerting.title}
      </h2>
      {groups.map((group) => (
        <Group group={group} seen={seen} />
      ))}
    </section>
  );
}

function Group({ group: { reason, alerts }, seen }: Props & { group: AlertGroup }) {
  const folded = alerts.slice(AT_ONCE, AT_ONCE + UNFOLDED);
  const unshown = alerts.length - AT_ONCE - folded.length;
  return (
    <section class={`alert-group is-${reason}`} aria-labelledby={`alertes-${reason}`}>
      <header>
        <h3 id={`alertes-${reason}`}>
          {alertGroups[reason]} <span class="count">{alerts.length.toLocaleString('fr-FR')}</span>
        </h3>
        <form method="post" action={`/bureau/alertes/${reason}/toutes-vues`}>
          <button class="link">
            {alerting.allSeen}
            <span class="unseen"> : {alertGroups[reason]}</span>
          </button>
        </form>
      </header>
      <Lines alerts={alerts.slice(0, AT_ONCE)} seen={seen} />
      {folded.length > 0 && (
        <details>
          <summary>{alerting.more(alerts.length - AT_ONCE)}</summary>
          <Lines alerts={folded} seen={seen} />
          {unshown > 0 && <p class="quiet">{alerting.unshown(unshown)}</p>}
        </details>
      )}
    </section>
  );
}

function Lines({ alerts, seen: { now } }: Props & { alerts: readonly AlertEntry[] }) {
  return (
    <ul>
      {alerts.map(({ id, question, at, dueAt }) => (
        <li>
          <a href={`/bureau/questions/${question}`}>{question}</a>
          <span class="quiet">
            {moment(at, now)}
            {dueAt !== null && dueAt > now && `, à répondre ${before(dueAt, now)}`}
          </span>
          <form method="post" action={`/bureau/alertes/${encodeURIComponent(id)}/vue`}>
            <button class="link">
              {alerting.seen}
              <span class="unseen"> : {question}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
