import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../api/requester/conversation.ts';
import { choicesIn } from '../../content/fr/assistant-answers.ts';
import { isLowRating } from '../../domain/surveys.ts';
import { AskBox } from './ask-box.tsx';
import { dueInWords, type ConversationProps } from './conversation-props.ts';
import { AddressAsked, RoleAsked } from './details-asked.tsx';
import { RatingFields } from './rating-fields.tsx';
import { useWords } from './words.ts';

/** Where the question stands: what is promised, and what the person is asked. Redrawn only when its key changes. */
export function StatusPanel({ conversation, now, zone }: ConversationProps) {
  const { can, promise, promisedAt, waitingFor, status, rating, delayed } = conversation;
  const words = useWords();
  const choices = choicesOf(conversation);
  const key = JSON.stringify([
    can,
    promise?.replyDue,
    promisedAt,
    waitingFor,
    status,
    rating,
    delayed,
    urgencyOf(conversation),
    choices?.id,
  ]);
  return (
    <div class="standing" data-standing={key}>
      {delayed && (
        <p class="notice" role="status">
          {words.standing.delayed}
        </p>
      )}
      <PromiseLine conversation={conversation} now={now} zone={zone} />
      {promisedAt !== undefined && status !== 'resolved' && status !== 'closed' && (
        <p class="promise">
          {words.standing.promised}
          <strong>{dueInWords(words, { due: promisedAt, now, zone })}</strong>
        </p>
      )}
      {choices && <Choices reference={conversation.reference} {...choices} />}
      {can.confirm && <Confirmation conversation={conversation} />}
      {can.consent && <Consent conversation={conversation} />}
      {can.role && <RoleAsked reference={conversation.reference} />}
      {can.address && <AddressAsked reference={conversation.reference} />}
      {can.rate && <Rating conversation={conversation} />}
      {can.transcript && <Transcript conversation={conversation} />}
      {rating !== undefined && <p class="quiet">{words.standing.rated(rating)}</p>}
      {can.human && rating !== undefined && isLowRating(rating) && <TakeUp conversation={conversation} />}
    </div>
  );
}

/** Nobody is asked to wait for us in an emergency: what counts is the 15. The delays are support's, not the doctors'. */
function PromiseLine({
  conversation: { promise, events },
  now,
  zone,
}: Pick<ConversationProps, 'conversation' | 'now'> & Zone) {
  const words = useWords();
  const { emergency, medical } = urgencyOf({ events });
  if (!promise || emergency || medical) return null;
  return (
    <p class="promise">
      {words.standing.reply}
      <strong>{dueInWords(words, { due: promise.replyDue, now, zone })}</strong>
    </p>
  );
}

function urgencyOf({ events }: Pick<Conversation, 'events'>) {
  return {
    emergency: events.some(({ type }) => type === 'emergency'),
    medical: events.findLast(({ type }) => type === 'handed-off')?.team === 'medical',
  };
}

/** What the assistant's last question gives to choose from, while it waits for the answer. */
function choicesOf({ waitingFor, messages }: Conversation) {
  const last = messages.at(-1);
  if (waitingFor !== 'clarification' || last?.kind !== 'clarification') return undefined;
  const titles = choicesIn(last.text ?? '');
  return titles.length === 0 ? undefined : { id: last.id, titles };
}

/** A choice is a message of the person's, like one that is typed. */
function Choices({ reference, titles }: { reference: string; titles: readonly string[] }) {
  const { clarification } = useWords();
  return (
    <AskBox reference={reference} what="messages" title={clarification.title} layout="choices">
      {titles.map((title) => (
        <button class="button is-plain" name="text" value={title}>
          {title}
        </button>
      ))}
    </AskBox>
  );
}

type Zone = { zone: string | undefined };

type Of = { conversation: Conversation };

function Confirmation({ conversation: { reference, waitingFor } }: Of) {
  const { confirmation } = useWords();
  const physician = waitingFor === 'physician';
  return (
    <AskBox
      reference={reference}
      what="confirmation"
      title={physician ? confirmation.reached : confirmation.answered}
    >
      <button class="button" name="helped" value="oui">
        {confirmation.yes}
      </button>
      <button class="button is-plain" name="helped" value="non">
        {physician ? confirmation.notReached : confirmation.no}
      </button>
    </AskBox>
  );
}

function Consent({ conversation: { reference } }: Of) {
  const { consent } = useWords();
  return (
    <AskBox reference={reference} what="accord" title={consent.title}>
      <button class="button" name="agreed" value="oui">
        {consent.yes}
      </button>
      <button class="button is-plain" name="agreed" value="non">
        {consent.no}
      </button>
    </AskBox>
  );
}

/** By mail, to their own address. */
function Transcript({ conversation: { reference } }: Of) {
  const { talk } = useWords();
  return (
    <form method="post" action={`/question/${reference}/copie`} data-command>
      <input type="hidden" name="id" value={randomUUID()} />
      <button class="link">{talk.transcript}</button>
    </form>
  );
}

/** Whoever was not satisfied is offered to go on, before they have to ask. */
function TakeUp({ conversation: { reference } }: Of) {
  const { rating } = useWords();
  return (
    <AskBox reference={reference} what="humain" title={rating.notSettled}>
      <button class="button is-plain">{rating.takeUp}</button>
    </AskBox>
  );
}

function Rating({ conversation: { reference } }: Of) {
  const { rating } = useWords();
  return (
    <form class="asked" method="post" action={`/question/${reference}/avis`} data-command>
      <input type="hidden" name="id" value={randomUUID()} />
      <RatingFields id={`avis-${reference}`} />
      <button class="button is-plain">{rating.send}</button>
    </form>
  );
}
