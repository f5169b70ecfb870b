import {
  mailKindWords,
  mailProblemWords,
  mailStateWords,
  outboxWords as words,
} from '../../content/fr/outbox-words.ts';
import { moment } from '../../content/instants.ts';
import { Words } from '../chat/message-text.tsx';
import type { MailEntry, SentMail } from './desk-data.ts';
import { Field } from './fields.tsx';
import { NarrowingChoice } from './narrowing-form.tsx';

/** What narrows the outbox, as its address says it. */
export type OutboxFilter = { address: string; state: MailEntry['state'] | undefined };
type OutboxProps = { mails: MailEntry[]; filter: OutboxFilter; now: number };

/** Mail sent, waiting, or kept to be read here. */
export function OutboxPage({ mails, filter, now }: OutboxProps) {
  const isNarrowed = filter.address !== '' || filter.state !== undefined;
  return (
    <div class="outbox">
      <h1>{words.title}</h1>
      <FilterForm filter={filter} isNarrowed={isNarrowed} />
      <div data-live="outbox">
        {mails.length === 0 ? (
          <div class="empty">
            <h2>{isNarrowed ? words.none : words.empty}</h2>
            <p>{isNarrowed ? words.noneHint : words.emptyHint}</p>
          </div>
        ) : (
          <ol class="queue">
            {mails.map((mail) => (
              <MailRow mail={mail} now={now} />
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

/** By the address of the page: what is chosen can be kept, or sent to a colleague. */
function FilterForm({
  filter: { address, state },
  isNarrowed,
}: {
  filter: OutboxFilter;
  isNarrowed: boolean;
}) {
  return (
    <div class="narrowing">
      <form action="/bureau/envois">
        <Field name="adresse" label={words.address} type="search" value={address} maxlength={320} optional />
        <NarrowingChoice
          any={words.anyState}
          name="etat"
          label={words.state}
          value={state}
          choices={Object.entries(mailStateWords)}
        />
        <button class="button is-plain">{words.filter}</button>
        {isNarrowed && <a href="/bureau/envois">{words.clear}</a>}
      </form>
    </div>
  );
}

function MailRow({ mail, now }: { mail: MailEntry; now: number }) {
  const { message, question, recipient, subject, at, acceptedAt } = mail;
  return (
    <li class="row">
      <div class="row-what">
        <a href={`/bureau/envois/${encodeURIComponent(message)}`} data-row>
          <strong class="row-about">{subject}</strong>
        </a>
        <span>{words.to(recipient)}</span>
        <span class="quiet">
          {kindOf(mail)} · <a href={`/bureau/questions/${question}`}>{question}</a> ·{' '}
          {moment(acceptedAt ?? at, now)}
        </span>
      </div>
      <Standing mail={mail} now={now} />
    </li>
  );
}

function kindOf({ kind, message }: MailEntry): string {
  if (message.includes(':alert:')) return words.team;
  return mailKindWords[kind ?? ''] ?? words.message;
}

/** Where it stands; in the way of one that has not left, what stands there. */
function Standing({ mail: { state, failures, failedAt, problem }, now }: { mail: MailEntry; now: number }) {
  const isWaiting = state === 'pending' && failures > 0;
  return (
    <div class="row-state">
      <span class={`chip is-mail-${state}`}>{mailStateWords[state]}</span>
      {isWaiting && <span class="quiet">{words.retry(failures)}</span>}
      {problem !== null && (isWaiting || state === 'failed') && (
        <span class="quiet">
          {mailProblemWords(problem)}
          {failedAt !== null && `, ${moment(failedAt, now)}`}
        </span>
      )}
    </div>
  );
}

export function MailPage({ mail }: { mail: SentMail }) {
  const { recipient, content } = mail;
  return (
    <article class="mail">
      <p class="crumbs">
        <a href="/bureau/envois" data-back>
          {words.title}
        </a>
      </p>
      <h1>{content.subject}</h1>
      <p class="quiet">{words.to(recipient)}</p>
      <div class="panel">
        <Words text={content.text} />
      </div>
    </article>
  );
}
