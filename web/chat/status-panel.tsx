import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { Conversation } from '../../api/requester/conversation.ts';
import { choicesIn } from '../../content/fr/assistant-answers.ts';
import {
  clarification,
  confirmation,
  consent,
  details,
  rating as ratingWords,
  standing as standingWords,
} from '../../content/fr/chat.ts';
import { isLowRating } from '../../domain/surveys.ts';
import { dueInWords, type ConversationProps } from './conversation-props.ts';
import { RatingFields } from './rating-fields.tsx';

/** Where the question stands: what is promised, and what the person is asked. Redrawn only when its key changes. */
export function StatusPanel({ conversation, now, zone }: ConversationProps) {
  const { can, promise, promisedAt, waitingFor, status, rating, delayed } = conversation;
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
          {standingWords.delayed}
        </p>
      )}
      <PromiseLine conversation={conversation} now={now} zone={zone} />
      {promisedAt !== undefined && status !== 'resolved' && status !== 'closed' && (
        <p class="promise">
          {standingWords.promised}
          <strong>{dueInWords(promisedAt, now, zone)}</strong>
        </p>
      )}
      {choices && <Choices reference={conversation.reference} {...choices} />}
      {can.confirm && <Confirmation conversation={conversation} />}
      {can.consent && <Consent conversation={conversation} />}
      {can.role && <RoleAsked conversation={conversation} />}
      {can.address && <AddressAsked conversation={conversation} />}
      {can.rate && <Rating conversation={conversation} />}
      {rating !== undefined && <p class="quiet">{standingWords.rated(rating)}</p>}
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
  const { emergency, medical } = urgencyOf({ events });
  if (!promise || emergency || medical) return null;
  return (
    <p class="promise">
      {standingWords.reply}
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

/** What the assistant's last question gives to choose from, while it waits for the answer. */
function choicesOf({ waitingFor, messages }: Conversation) {
  const last = messages.at(-1);
  if (waitingFor !== 'clarification' || last?.kind !== 'clarification') return undefined;
  const titles = choicesIn(last.text ?? '');
  return titles.length === 0 ? undefined : { id: last.id, titles };
}

/** A choice is a message of the person's, like one that is typed. */
function Choices({ reference, titles }: { reference: string; titles: readonly string[] }) {
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

/** Asked once the question is on its way: nobody is kept from writing what is urgent. */
function RoleAsked({ conversation: { reference } }: Of) {
  return (
    <AskBox reference={reference} what="coordonnees" title={details.role}>
      <button class="button is-plain" name="role" value="employee">
        {details.employee}
      </button>
      <button class="button is-plain" name="role" value="employer">
        {details.employer}
      </button>
    </AskBox>
  );
}

function AddressAsked({ conversation: { reference } }: Of) {
  const id = `email-${reference}`;
  return (
    <form class="asked" method="post" action={`/question/${reference}/coordonnees`} data-command>
      <label class="asked-title" for={id}>
        {details.email} <span class="quiet">{details.optional}</span>
      </label>
      <div class="write-line">
        <input id={id} type="email" name="email" autocomplete="email" required aria-describedby={`${id}-hint`} />
        <button class="button is-plain">{details.keep}</button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {details.emailHint}
      </p>
    </form>
  );
}

/** Whoever was not satisfied is offered to go on, before they have to ask. */
function TakeUp({ conversation: { reference } }: Of) {
  return (
    <AskBox reference={reference} what="humain" title={ratingWords.notSettled}>
      <button class="button is-plain">{ratingWords.takeUp}</button>
    </AskBox>
  );
}

function Rating({ conversation: { reference } }: Of) {
  return (
    <form class="asked" method="post" action={`/question/${reference}/avis`} data-command>
      <input type="hidden" name="id" value={randomUUID()} />
      <RatingFields id={`avis-${reference}`} />
      <button class="button is-plain">{ratingWords.send}</button>
    </form>
  );
}

type AskedProps = {
  reference: string;
  what: string;
  title: string;
  layout?: 'pair' | 'choices';
  children?: Child;
};

function AskBox({ reference, what, title, layout = 'pair', children }: AskedProps) {
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
      <p class={layout}>{children}</p>
    </form>
  );
}
