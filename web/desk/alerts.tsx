import { alertReasons } from '../../content/fr/desk-words.ts';
import { moment } from '../../content/instants.ts';
import { Icon } from '../icons.tsx';
import type { DeskAlert, Seen } from './desk-data.ts';
import { displayName } from './display-name.ts';

export function Alerts({ alerts, seen }: { alerts: DeskAlert[]; seen: Seen }) {
  if (alerts.length === 0) return <div data-live="alerts" />;
  return (
    <section class="alerts" aria-labelledby="alertes" data-live="alerts">
      <h2 id="alertes">
        <Icon name="alarm" /> Alertes ({alerts.length})
      </h2>
      <ul>
        {alerts.map(({ id, question, reason, at }) => (
          <li class={reason === 'emergency' ? 'is-urgent' : ''}>
            <a href={`/bureau/questions/${question}`}>
              {displayName(alertReasons, reason) ?? reason} <span class="quiet">{question}</span>
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
