import { otherQuestions } from '../../content/fr/desk-lists.ts';
import { channelWords, requesters, routeWords, statusWords } from '../../content/fr/desk-words.ts';
import { moment } from '../../content/instants.ts';
import { Icon } from '../icons.tsx';
import { Actions, BlindActions } from './actions.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { MessagesPanel } from './desk-conversation.tsx';
import { shortName, type Entry, type Seen } from './desk-data.ts';
import { DueTime } from './due-time.tsx';
import { Journal } from './journal-panel.tsx';
import { Onwards } from './follow-on.tsx';
import { displayName } from './display-name.ts';
import { Watchers } from './watching.tsx';
import { Tags } from './tags.tsx';
import type { QuestionProps } from './question-props.ts';

/** One question on the desk: what was said, what may be done, what is due, what happened. */
export function QuestionPage(shown: QuestionProps) {
  const { file } = shown;
  if (file.view === 'veiled') return <VeiledPage {...shown} />;
  return (
    <>
      <Heading {...shown} />
      {file.view !== 'audit' && <Watchers />}
      <div class="case">
        <div class="case-main">
          <MessagesPanel {...shown} />
          {file.view === 'audit' ? <BlindActions {...shown} /> : <Actions {...shown} />}
        </div>
        <aside class="case-side">
          <ClockPanel {...shown} />
          <Person {...shown} />
          <Journal {...shown} />
        </aside>
      </div>
    </>
  );
}

function Heading({ file: { question, seq, tags }, seen, from }: QuestionProps) {
  const { reference, status, route, assignee, dueAt } = question;
  const settled = status === 'resolved' || status === 'closed';
  return (
    <header class="case-head" data-live="head" data-reference={reference} data-seq={seq}>
      <Onwards from={from} />
      <h1>
        {displayName(routeWords, route) ?? 'Demande'} <small>{reference}</small>
      </h1>
      <p class="case-state">
        <span class={`chip is-${status}`}>{displayName(statusWords, status) ?? status}</span>
        <span>
          <Icon name="person" /> {ownerOf(assignee, seen)}
        </span>
        {dueAt !== null && !settled && (
          <DueTime due={dueAt} now={seen.now} intervals={seen.intervals} paused={status === 'waiting'} />
        )}
        <Tags tags={tags} />
      </p>
    </header>
  );
}

function ownerOf(assignee: string | null, seen: Seen): string {
  if (assignee === null) return 'Personne ne l’a prise';
  return assignee === seen.agent.id ? 'Vous' : shortName(seen, assignee);
}

function Person({ file, seen }: QuestionProps) {
  const { question, contact, accesses } = file;
  return (
    <section class="panel" aria-labelledby="personne" data-live="person">
      <h2 id="personne">Qui demande</h2>
      <dl class="facts">
        <Fact name="Rôle" value={displayName(requesters, question.role) ?? 'Non précisé'} />
        <Fact name="Canal" value={question.channel ? channelWords[question.channel] : undefined} />
        <Fact name="Nom" value={contact?.name} />
        <Fact name="E-mail" value={contact?.email} />
        <Fact name="Reçue" value={moment(question.receivedAt, seen.now)} />
        <Fact name="Avis" value={question.rating == null ? undefined : `${question.rating} sur 5`} />
        {question.linkedTo != null && (
          <div>
            <dt>Suite de</dt>
            <dd>
              <a href={`/bureau/questions/${question.linkedTo}`}>{question.linkedTo}</a>
            </dd>
          </div>
        )}
      </dl>
      <Others others={file.others} seen={seen} />
      {accesses && accesses.length > 0 && (
        <details>
          <summary>Lectures du texte médical ({accesses.length})</summary>
          <ul class="plain">
            {accesses.map(({ agent, at }) => (
              <li>
                {agent}, {moment(at, seen.now)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What else the same person asked, the nearest due instant first. */
function Others({ others, seen }: { others: readonly Entry[]; seen: Seen }) {
  if (others.length === 0) return null;
  return (
    <section class="others" aria-labelledby="autres">
      <h3 id="autres">{otherQuestions.title}</h3>
      <ul class="plain">
        {others.map(({ reference, about, route, status, receivedAt }) => (
          <li>
            <a href={`/bureau/questions/${reference}`}>
              {about ?? displayName(routeWords, route) ?? reference}
            </a>{' '}
            <span class="quiet">
              {[
                displayName(statusWords, status),
                otherQuestions.received(moment(receivedAt, seen.now)),
                reference,
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** All that support may know: someone looks after it. */
function VeiledPage(shown: QuestionProps) {
  return (
    <>
      <Heading {...shown} />
      <div class="empty veiled">
        <h2>
          <Icon name="lock" /> {shown.file.question.label}
        </h2>
        <p>Elle relève de l’équipe médicale. Le service client ne peut pas en lire le texte.</p>
      </div>
      <BlindActions {...shown} />
    </>
  );
}
