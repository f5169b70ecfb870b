import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { Conversation } from '../../api/requester/conversation.ts';
import { dueInWords, type Shown } from './shown.ts';

/** Where the question stands: what is promised, and what the person is asked. Redrawn only when its key changes. */
export function Standing({ conversation, now, zone }: Shown) {
  const { can, promise, promisedAt, waitingFor, status, rating } = conversation;
  const key = JSON.stringify([
    can,
    promise?.replyDue,
    promisedAt,
    waitingFor,
    status,
    rating,
    urgencyOf(conversation),
  ]);
  return (
    <div class="standing" data-standing={key}>
      <Promised conversation={conversation} now={now} zone={zone} />
      {promisedAt !== undefined && status !== 'resolved' && status !== 'closed' && (
        <p class="promise">
          Nouvel engagement : réponse <strong>{dueInWords(promisedAt, now, zone)}</strong>
        </p>
      )}
      {can.confirm && <Confirmation conversation={conversation} />}
      {can.consent && <Consent conversation={conversation} />}
      {can.rate && <Rating conversation={conversation} />}
      {rating !== undefined && <p class="quiet">Votre avis : {rating} sur 5. Merci.</p>}
    </div>
  );
}

/** Nobody is asked to wait for us in an emergency: what counts is the 15. */
function Promised({
  conversation: { promise, events },
  now,
  zone,
}: Pick<Shown, 'conversation' | 'now'> & Zone) {
  const { emergency, medical } = urgencyOf({ events });
  if (!promise || emergency) return null;
  return (
    <p class="promise">
      Réponse {medical ? 'de l’équipe médicale' : 'd’un conseiller'}{' '}
      <strong>{dueInWords(promise.replyDue, now, zone)}</strong>
    </p>
  );
}

function urgencyOf({ events }: Pick<Conversation, 'events'>) {
  return {
    emergency: events.some(({ type }) => type === 'emergency'),
    medical: events.findLast(({ type }) => type === 'handed-off')?.team === 'medical',
  };
}

type Zone = { zone: string | undefined };

type Of = { conversation: Conversation };

function Confirmation({ conversation: { reference, waitingFor } }: Of) {
  const physician = waitingFor === 'physician';
  return (
    <Asked
      reference={reference}
      what="confirmation"
      title={physician ? REACHED : 'Avez-vous trouvé la réponse ?'}
    >
      <button class="button" name="helped" value="oui">
        Oui
      </button>
      <button class="button is-plain" name="helped" value="non">
        {physician ? 'Non, je n’arrive pas à le joindre' : 'Non, parler à une personne'}
      </button>
    </Asked>
  );
}

const REACHED = 'Avez-vous pu joindre le médecin du travail ?';

function Consent({ conversation: { reference } }: Of) {
  return (
    <Asked reference={reference} what="accord" title="Transmettre votre message à l’équipe médicale ?">
      <button class="button" name="agreed" value="oui">
        Oui, transmettre
      </button>
      <button class="button is-plain" name="agreed" value="non">
        Non, ne rien transmettre
      </button>
    </Asked>
  );
}

function Rating({ conversation: { reference } }: Of) {
  const scores = [
    'Pas du tout satisfait',
    'Peu satisfait',
    'Moyennement satisfait',
    'Satisfait',
    'Très satisfait',
  ];
  return (
    <form class="asked" method="post" action={`/question/${reference}/avis`} data-command>
      <input type="hidden" name="id" value={randomUUID()} />
      <fieldset class="scores">
        <legend>Êtes-vous satisfait de la réponse ?</legend>
        <div>
          {scores.map((label, index) => (
            <label title={label}>
              <input
                type="radio"
                name="score"
                value={index + 1}
                required
                aria-label={`${index + 1} sur 5 : ${label}`}
              />
              <span aria-hidden="true">{index + 1}</span>
            </label>
          ))}
        </div>
        <p class="hint scale" aria-hidden="true">
          <span>Pas du tout</span> <span>Très satisfait</span>
        </p>
      </fieldset>
      <button class="button is-plain">Donner mon avis</button>
    </form>
  );
}

type AskedProps = { reference: string; what: string; title: string; children?: Child };

function Asked({ reference, what, title, children }: AskedProps) {
  return (
    <form
      class="asked"
      method="post"
      action={`/question/${reference}/${what}`}
      data-command
      aria-label={title}
    >
      <input type="hidden" name="id" value={randomUUID()} />
      <p class="asked-title">{title}</p>
      <p class="pair">{children}</p>
    </form>
  );
}
