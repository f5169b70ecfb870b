import { quarantineReasons, senderVerdicts } from '../../content/fr/quarantine.ts';
import { moment } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';
import { Words } from '../chat/message-text.tsx';

export type QuarantineEntry = Body<ApiClient['desk']['quarantine']['$get']>[number];

const RESERVED = 'Réservé à l’équipe médicale';

/** What is held, and why. */
export function QuarantinePage({ mails, now }: { mails: QuarantineEntry[]; now: number }) {
  return (
    <div class="outbox" data-live="quarantine">
      <h1>Quarantaine</h1>
      {mails.length === 0 ? (
        <div class="empty">
          <h2>Rien n’attend</h2>
          <p>
            Les e-mails qui ne semblent pas écrits par une personne s’affichent ici. Aucun n’est supprimé sans
            vous.
          </p>
        </div>
      ) : (
        <ol class="queue">
          {mails.map((mail) => (
            <li>
              <a class="row" href={`/bureau/quarantaine/${mail.id}`} data-row>
                <span class="row-what">
                  <strong>{mail.label?.subject ?? RESERVED}</strong>
                  <span class="quiet">
                    {mail.label?.email ?? ''} {moment(mail.receivedAt, now)}
                  </span>
                </span>
                <span class="chip">{mail.emergency ? 'Urgence' : reasonsOf(mail)}</span>
              </a>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

export function QuarantinedPage({ mail, now }: { mail: QuarantineEntry; now: number }) {
  const { label, id } = mail;
  return (
    <article class="mail">
      <p class="crumbs">
        <a href="/bureau/quarantaine" data-back>
          Quarantaine
        </a>
      </p>
      <h1>{label?.subject ?? RESERVED}</h1>
      <p class="quiet">
        De {label?.name ?? ''} {label?.email ?? 'un expéditeur inconnu'}, {moment(mail.receivedAt, now)}
      </p>
      <p>
        Pourquoi : {reasonsOf(mail)} ; {senderVerdicts[mail.sender] ?? mail.sender}.
      </p>
      <div class="panel">
        <Words text={label?.text ?? ''} />
      </div>
      <form method="post" action={`/bureau/quarantaine/${id}/liberer`}>
        <button class="button">Une personne l’a écrit : en faire une demande</button>
      </form>
      <form method="post" action={`/bureau/quarantaine/${id}/ecarter`}>
        <button class="link">Écarter : son texte sera détruit</button>
      </form>
    </article>
  );
}

function reasonsOf({ reasons }: QuarantineEntry): string {
  return reasons.map((reason) => quarantineReasons[reason] ?? reason).join(', ');
}
