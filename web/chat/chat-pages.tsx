import { askPageTexts as askWords, following, talk } from '../../content/fr/chat.ts';
import { errorText } from '../../content/fr/error-texts.ts';
import { browserWords, useWords } from './words.ts';
import { YOUR_QUESTION } from '../../content/fr/browser-texts.ts';

import { ConversationView } from './conversation-view.tsx';
import { FirstContact, type FirstContactProps, type Typed } from './first-contact.tsx';
import { askedUrgency, type ConversationProps } from './conversation-props.ts';
import { Urgent, UrgentFrame } from './emergency-notice.tsx';

/** The chat as a whole page: on a phone, from a mail, or without a script. */
export function AskPage({
  shown,
  typed,
  emergency,
}: {
  shown: FirstContactProps;
  typed: Typed;
  emergency?: string | undefined;
}) {
  return (
    <div class="wrap chat-page page">
      <h1>{askWords.title}</h1>
      <ChatPanel>
        <UrgentFrame text={emergency} />
        <FirstContact {...shown} typed={typed} />
      </ChatPanel>
      <p data-last hidden>
        <a>{talk.last}</a>
      </p>
    </div>
  );
}

export function ConversationPage({
  shown,
  problem,
}: {
  shown: ConversationProps;
  problem?: string | undefined;
}) {
  const { reference } = shown.conversation;
  return (
    <div class="wrap chat-page page">
      <h1>{YOUR_QUESTION}</h1>
      <ChatPanel>
        <UrgentFrame text={askedUrgency(shown.conversation)} />
        {problem !== undefined && (
          <p class="wrong" role="alert">
            {errorText(problem)}
          </p>
        )}
        <ConversationView {...shown} />
      </ChatPanel>
      <noscript>
        <p>
          <a class="button" href={`/question/${reference}`}>
            {talk.refresh}
          </a>
        </p>
      </noscript>
      <form method="post" action={`/question/${reference}/suivi`} class="forget">
        <button class="link">{following.make}</button>
      </form>
      <form method="post" action={`/question/${reference}/oubli`} class="forget" data-forget>
        <button class="link">{talk.forget}</button>
        <span class="hint">{talk.forgetHint}</span>
      </form>
    </div>
  );
}

function ChatPanel({ children }: { children?: unknown }) {
  return (
    <section class="chat-panel" data-chat {...browserWords(useWords().states)} aria-label={YOUR_QUESTION}>
      {children}
    </section>
  );
}

/** After a form that was sent without a script: before the conversation, the numbers to call. */
export function EmergencyPage({ reference, text }: { reference: string; text: string }) {
  return (
    <div class="wrap chat-page page">
      <h1>{talk.emergency}</h1>
      <Urgent text={text} />
      <p>
        <a class="button" href={`/question/${encodeURIComponent(reference)}`}>
          {talk.back}
        </a>
      </p>
    </div>
  );
}

export function Problem({ told }: { told: { error: string; message: string } }) {
  const locked = told.error === 'sign-in-needed' || told.error === 'session-expired';
  return (
    <div class="wrap narrow stack page">
      <h1>{locked ? talk.locked : talk.unavailable}</h1>
      <p>{locked ? talk.lockedAdvice : told.message}</p>
      <p>
        <a class="button" href="/question">
          {talk.ask}
        </a>
      </p>
      <UrgentFrame />
    </div>
  );
}

/** What a link in a mail leads to: nothing is given before its reader says so. */
export function LinkEntry({ reference, token }: { reference: string; token: string }) {
  return (
    <div class="wrap narrow stack page">
      <h1>{talk.titleOf(reference)}</h1>
      <p>{talk.entryHint}</p>
      <form method="post" action={`/question/${encodeURIComponent(reference)}/acces`}>
        <input type="hidden" name="acces" value={token} />
        <button class="button">{talk.open}</button>
      </form>
      <UrgentFrame />
    </div>
  );
}
