import type { OpeningNotice } from '../opening-notice.ts';
import { dueInWords } from './conversation-props.ts';
import { useWords } from './words.ts';
import { WriteForm } from './write-form.tsx';

/** What is known before anything is asked: whether we are there, and by when a person would answer. */
export type FirstContactProps = {
  opening: OpeningNotice;
  replyDue: number | undefined;
  now: number;
  zone?: string;
};

/** What was typed without a script, and what is wrong with it. */
export type Typed = { id: string; text?: string; problem?: string };

/** A conversation that nobody has begun: who answers, by when, and one line to write on. */
export function FirstContact({ typed, ...shown }: FirstContactProps & { typed: Typed }) {
  const { talk, firstContact } = useWords();
  return (
    <div class="conversation" data-conversation="" data-seq="0">
      <div class="thread" role="region" aria-label={talk.thread} tabindex={0}>
        <div role="log" aria-label={talk.log}>
          <ol data-thread>
            <li data-id="hello">
              <Hello {...shown} />
            </li>
          </ol>
        </div>
        <div class="standing" data-standing=""></div>
      </div>
      <p class="wrong" role="alert" hidden={typed.problem === undefined}>
        {typed.problem}
      </p>
      <section class="hints" data-hints aria-label={firstContact.articles} aria-live="polite" hidden>
        <p class="hint">{firstContact.articles}</p>
        <ul></ul>
      </section>
      <WriteForm action="/question/envoi" invitation={firstContact.write} typed={typed} />
    </div>
  );
}

function Hello({ opening, replyDue, now, zone }: FirstContactProps) {
  const words = useWords();
  const { firstContact, speakers } = words;
  return (
    <article class="bubble by-assistant">
      <header>
        <strong>{speakers.assistant}</strong>
      </header>
      <p>
        {firstContact.hello} {firstContact.person}
      </p>
      <p class={opening.open ? 'opening is-open' : 'opening'}>
        <span class="dot" aria-hidden="true"></span>
        <span>{opening.sentence}</span>
      </p>
      {replyDue !== undefined && (
        <p>
          {firstContact.replyBy}
          <strong>{dueInWords(words, { due: replyDue, now, zone })}</strong>.
        </p>
      )}
      <p class="hint">{firstContact.noHealth}</p>
    </article>
  );
}
