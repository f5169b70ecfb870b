import { channelWords, happenings, pauses, requesters, routeWords } from '../../content/fr/desk-words.ts';
import { rowLabels, turns } from '../../content/fr/desk-lists.ts';
import { moment, until } from '../../content/instants.ts';
import { Icon } from '../icons.tsx';
import { shortName, type Entry, type Seen } from './desk-data.ts';
import { DueTime } from './due-time.tsx';
import { displayName } from './display-name.ts';
import { questionIn } from './follow-on.tsx';
import { Tags } from './tags.tsx';

/** Title of a published article. */
export type TitleOf = (slug: string) => string | undefined;
/** `list`: the address of the list that it stands in, to go on from it. */
type RowProps = { entry: Entry; seen: Seen; titleOf: TitleOf; list?: string | undefined };

/** One question of a list: when it is due, who asks and what about, what happened last and whose turn it is, who has it. */
export function Row({ entry, seen, titleOf, list }: RowProps) {
  const { reference, assignee, about, unread } = entry;
  return (
    <a class={rowClass(entry)} href={questionIn(list, entry)} data-row>
      <span class="row-due">
        <RowDue entry={entry} seen={seen} />
      </span>
      <span class="row-what">
        <span class="row-asker">
          {unread && <span class="dot" role="img" aria-label={rowLabels.unread} />}
          <strong>{entry.who ?? subjectOf(entry, titleOf)}</strong>
          <span class="quiet">{factsOf(entry)}</span>
        </span>
        {about !== undefined && <span class="row-about">{about}</span>}
        <Tags tags={entry.tags ?? []} />
        <span class="row-subject quiet">
          {[reference, ...(entry.who === undefined ? [] : [subjectOf(entry, titleOf)])].join(' · ')}
        </span>
      </span>
      <span class="row-state">
        <span class={`chip is-${entry.status}`}>{turnOf(entry, seen)}</span>
        <span class="quiet">{lastOf(entry, seen)}</span>
        <span class="row-since quiet">{sinceOf(entry, seen)}</span>
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

function rowClass({ route, unread }: Entry): string {
  return ['row', route === 'emergency' && 'is-urgent', unread && 'is-unread'].filter(Boolean).join(' ');
}

function factsOf({ role, company, channel }: Entry): string {
  return [displayName(requesters, role), company, displayName(channelWords, channel)]
    .filter(Boolean)
    .join(' · ');
}

/** "Message de la personne, à 10 h 02"; who did it, when a colleague did. */
function lastOf({ last }: Entry, seen: Seen): string | undefined {
  const what = last && displayName(happenings, last.type);
  if (!last || what === undefined) return undefined;
  const [, agent] = /^agent:(.+)$/.exec(last.by) ?? [];
  const who = agent === undefined ? '' : ` (${agent === seen.agent.id ? 'vous' : shortName(seen, agent)})`;
  return `${what}${who}, ${moment(last.at, seen.now)}`;
}

/** The article it is about, when triage found one; of all but plain questions, what they are comes first. */
function subjectOf({ veiled, label, route, topic }: Entry, titleOf: TitleOf): string {
  if (veiled) return label ?? '';
  const title = topic == null ? undefined : titleOf(topic);
  const kind = displayName(routeWords, route) ?? 'Non qualifiée';
  if (title === undefined) return kind;
  return route === 'question' ? title : `${kind} : ${title}`;
}

function turnOf({ veiled, status, assignee, snoozedUntil }: Entry, seen: Seen): string {
  if (snoozedUntil != null) return rowLabels.snoozed(until(snoozedUntil, seen.now));
  if (veiled) return 'Équipe médicale';
  if (status === 'with-agent' && assignee !== null)
    return assignee === seen.agent.id ? 'À vous' : `À ${shortName(seen, assignee)}`;
  return displayName(turns, status) ?? status;
}

function sinceOf({ closedAt, receivedAt, waitingFor, rating }: Entry, { now }: Seen): string {
  if (closedAt !== null) {
    const stars = rating == null ? '' : `, notée ${rating} sur 5`;
    return `close ${moment(closedAt, now)}${stars}`;
  }
  return [`reçue ${moment(receivedAt, now)}`, displayName(pauses, waitingFor)].filter(Boolean).join(' ; ');
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
