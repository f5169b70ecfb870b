import { understoodBriefly } from '../../content/fr/understood.ts';
import { handoffs, happenings, releases, targetWords } from '../../content/fr/desk-words.ts';
import { before, moment, until } from '../../content/instants.ts';
import { shortName, type QuestionFile, type Seen } from './desk-data.ts';
import { displayName } from './display-name.ts';
import type { QuestionProps } from './question-props.ts';

type Event = QuestionFile['events'][number];

/** What happened, when and by whom, the latest first. */
export function Journal({ file: { events }, seen }: QuestionProps) {
  const told = events.filter(({ type }) => displayName(happenings, type) !== undefined).toReversed();
  return (
    <section class="panel" aria-labelledby="journal" data-live="journal">
      <h2 id="journal">Journal</h2>
      {told.length === 0 && <p class="quiet">Rien n’est encore écrit.</p>}
      <ol class="journal" reversed>
        {told.map((event) => (
          <li>
            <p>
              {displayName(happenings, event.type)}
              {detailOf(event, seen)}
            </p>
            <p class="quiet">
              {moment(event.at, seen.now)}, {actorOf(event.by, seen)}
              {event.unproven === true &&
                ', par une autre voie que le service : rien ne prouve qui l’a envoyé'}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function detailOf(event: Event, seen: Seen): string {
  const { type, why, to, promisedAt, score, code } = event;
  const reason = displayName(handoffs, event.reason);
  if (type === 'handed-off' && reason) return ` : ${understoodBriefly(why) ?? reason}`;
  const target = displayName(targetWords, event.target);
  if (target) return ` : ${target.toLowerCase()}`;
  if (type === 'transferred' && to) return ` à ${shortName(seen, to)}`;
  const released = type === 'released' && displayName(releases, why);
  if (released) return ` : ${released}`;
  if ((type === 'extended' || type === 'extension-asked') && promisedAt !== undefined)
    return ` : réponse promise ${before(promisedAt, seen.now)}`;
  if (type === 'snoozed' && event.until !== undefined) return ` ${until(event.until, seen.now)}`;
  if (type === 'rated' && score !== undefined) return ` : ${score} sur 5`;
  return code ? ` (${code})` : '';
}

const actors: Record<string, string> = {
  requester: 'la personne',
  assistant: 'l’assistant',
  clock: 'l’horloge',
  system: 'le service',
};

function actorOf(by: string, seen: Seen): string {
  return by.startsWith('agent:') ? shortName(seen, by.slice('agent:'.length)) : (actors[by] ?? by);
}
