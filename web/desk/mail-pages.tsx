import { mailStateWords } from '../../content/fr/desk-words.ts';
import { moment } from '../../content/instants.ts';
import { Words } from '../chat/message-text.tsx';
import type { MailEntry, SentMail } from './desk-data.ts';

/** Mail sent, waiting, or kept to be read here. */
export function OutboxPage({ mails, now }: { mails: MailEntry[]; now: number }) {
  return (
    <div class="outbox" data-live="outbox">
      <h1>Envois</h1>
      {mails.length === 0 ? (
        <div class="empty">
          <h2>Rien n’est parti</h2>
          <p>Les e-mails envoyés aux personnes, ou gardés ici faute de relais, s’affichent sur cette page.</p>
        </div>
      ) : (
        <ol class="queue">
          {mails.map(({ message, question, state, at }) => (
            <li>
              <a class="row" href={`/bureau/envois/${encodeURIComponent(message)}`} data-row>
                <span class="row-what">
                  <strong>{question}</strong>
                  <span class="quiet">{moment(at, now)}</span>
                </span>
                <span class={`chip is-mail-${state}`}>{mailStateWords[state]}</span>
              </a>
            </li>
          ))}
        </ol>
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
          Envois
        </a>
      </p>
      <h1>{content.subject}</h1>
      <p class="quiet">À {recipient}</p>
      <div class="panel">
        <Words text={content.text} />
      </div>
    </article>
  );
}
