import { registerWords, roleNames, staffEventNames } from '../../content/fr/staff-words.ts';
import { moment } from '../../content/instants.ts';
import type { StaffEvent } from '../../api/agents/staff-routes.ts';
import { nameOf as colleague, type Seen } from './desk-data.ts';

/** Who signed in or was locked out, and what was done to accounts, the newest first. */
export function RegisterPage({ events, seen, older }: { events: StaffEvent[]; seen: Seen; older?: number }) {
  return (
    <div class="staff">
      <h1>{registerWords.title}</h1>
      {events.length === 0 && <p class="quiet">{registerWords.nothing}</p>}
      <ol class="queue">
        {events.map((event) => (
          <li class="register-line">
            <strong>{staffEventNames[event.type]}</strong>{' '}
            <span>{event.about === 'unknown' ? registerWords.unknown : colleague(seen, event.about)}</span>
            <span class="quiet">
              {moment(event.at, seen.now)}
              {event.by !== event.about && `, ${registerWords.by(colleague(seen, event.by))}`}
              {changesOf(event)}
            </span>
          </li>
        ))}
      </ol>
      {older !== undefined && (
        <nav class="paging" aria-label="Pages">
          <a class="button is-plain" href={`/bureau/registre?avant=${older}`}>
            {registerWords.older}
          </a>
        </nav>
      )}
    </div>
  );
}

function changesOf({ detail }: StaffEvent): string {
  const told = [
    ...(detail?.given ?? []).map((role) => `${registerWords.given} : ${nameOf(role)}`),
    ...(detail?.taken ?? []).map((role) => `${registerWords.taken} : ${nameOf(role)}`),
  ];
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

function nameOf(role: string): string {
  return Object.entries(roleNames).find(([known]) => known === role)?.[1] ?? role;
}
