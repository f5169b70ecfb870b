import { html } from 'hono/html';
import { EMERGENCY_WHATEVER_FAILS, errorText } from '../../content/fr/errors.ts';
import { AskForm, type Asked } from './ask-form.tsx';
import { ConversationView } from './conversation.tsx';
import type { Shown } from './shown.ts';
import { Words } from './words.tsx';

/** The chat as a whole page: on a phone, from a mail, or without a script. */
export function AskPage({ asking, emergency }: { asking: Asked; emergency?: string | undefined }) {
  return (
    <div class="wrap chat-page page">
      <h1>Poser une question</h1>
      <ChatPanel>
        <Urgent text={emergency} />
        <AskForm {...asking} />
      </ChatPanel>
    </div>
  );
}

export function QuestionPage({ shown, problem }: { shown: Shown; problem?: string | undefined }) {
  const { reference } = shown.conversation;
  return (
    <div class="wrap chat-page page">
      <h1>Votre question</h1>
      <ChatPanel>
        <Urgent />
        {problem !== undefined && (
          <p class="wrong" role="alert">
            {errorText(problem)}
          </p>
        )}
        <ConversationView {...shown} />
      </ChatPanel>
      <form method="post" action={`/question/${reference}/oubli`} class="forget" data-forget>
        <button class="link">Oublier cette conversation sur cet appareil</button>
        <span class="hint">Utile sur un ordinateur partagé. Votre demande suit son cours.</span>
      </form>
    </div>
  );
}

function ChatPanel({ children }: { children?: unknown }) {
  return (
    <section class="chat-panel" data-chat aria-label="Votre question">
      {children}
    </section>
  );
}

/** Where the numbers to call appear, above all else. */
export function Urgent({ text }: { text?: string | undefined }) {
  return (
    <div class="urgent" role="alert" data-urgent hidden={text === undefined}>
      {text !== undefined && <Words text={text} />}
    </div>
  );
}

export function Problem({ told }: { told: { error: string; message: string } }) {
  const locked = told.error === 'sign-in-needed' || told.error === 'session-expired';
  return (
    <div class="wrap narrow stack page">
      <h1>{locked ? 'Cette conversation ne s’ouvre pas ici' : 'Cette demande ne s’affiche pas'}</h1>
      <p>
        {locked
          ? 'Ouvrez-la depuis l’appareil où vous avez posé la question, ou par le lien reçu par e-mail.'
          : told.message}
      </p>
      <p>
        <a class="button" href="/question">
          Poser une question
        </a>
      </p>
      <p>{EMERGENCY_WHATEVER_FAILS}</p>
    </div>
  );
}

export function Entered({ reference }: { reference: string }) {
  const address = `/question/${encodeURIComponent(reference)}`;
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="0; url=${address}" />
        <meta name="referrer" content="no-referrer" />
        <title>Votre question · Paladin</title>
      </head>
      <body>
        <p><a href="${address}">Ouvrir votre question</a></p>
      </body>
    </html>`;
}
