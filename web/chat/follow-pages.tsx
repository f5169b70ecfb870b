import { following as words, standing, talk } from '../../content/fr/chat.ts';
import { moment } from '../../content/instants.ts';
import { dueInWords } from './conversation-props.ts';
import { useWords } from './words.ts';

type Followed = {
  reference: string;
  receivedAt: number;
  status: string;
  replyDue?: number;
  promisedAt?: number;
};

/** What somebody sees who was given the link. */
export function FollowedPage({ followed, now }: { followed: Followed; now: number }) {
  const { reference, receivedAt, status, replyDue, promisedAt } = followed;
  const due = promisedAt ?? replyDue;
  return (
    <div class="wrap narrow stack page">
      <h1>{words.titleOf(reference)}</h1>
      <p>{words.received(moment(receivedAt, now))}</p>
      <p>
        <strong>{words.statuses[status] ?? words.registered}</strong>
      </p>
      {due !== undefined && (
        <p>
          {standing.reply}
          <strong>{dueInWords(useWords(), { due, now })}</strong>
        </p>
      )}
      <p class="quiet">{words.noWords}</p>
    </div>
  );
}

/** The link, to be given on. */
export function FollowLinkPage({ reference, address }: { reference: string; address: string }) {
  return (
    <div class="wrap narrow stack page">
      <h1>{words.title}</h1>
      <p>{words.give}</p>
      <p class="field">
        <label for="suivi">{words.link}</label>
        <input id="suivi" type="url" value={address} readonly />
      </p>
      <form method="post" action={`/question/${encodeURIComponent(reference)}/suivi/fin`}>
        <button class="button is-plain">{words.end}</button>
      </form>
      <p>
        <a href={`/question/${encodeURIComponent(reference)}`}>{talk.back}</a>
      </p>
    </div>
  );
}
