import type { Child } from 'hono/jsx';
import { moving } from '../../content/fr/desk-moving.ts';
import { mailWords } from '../../content/fr/mail-notes.ts';
import { unseen } from '../../content/fr/desk-unseen.ts';
import { Icon } from '../icons.tsx';
import { COPY } from './api-calls.ts';
import { CommandForm, pathOf } from './command.tsx';
import { MoreActions, OthersActions } from './more-actions.tsx';
import { SupervisorActions } from './moving.tsx';
import { draftOf, type QuestionProps } from './question-props.ts';
import { AssistantDraft } from './draft-panel.tsx';

/** What this agent may do now. The question has the last word; what it refuses is told, and what was typed stays. */
export function Actions(shown: QuestionProps) {
  const { assignee, status } = shown.file.question;
  return (
    <ActionsPanel shown={shown} label="Actions">
      {status === 'closed' ? (
        <ClosedNotice />
      ) : assignee === shown.seen.agent.id ? (
        <Mine {...shown} />
      ) : (
        <NotMine {...shown} />
      )}
    </ActionsPanel>
  );
}

/** On a question whose texts they may not read, a supervisor still says who has it and by when. */
export function BlindActions(shown: QuestionProps) {
  if (!shown.seen.agent.roles.includes('supervisor')) return null;
  return (
    <ActionsPanel shown={shown} label={moving.supervising}>
      <div class="more-actions">
        <SupervisorActions {...shown} />
      </div>
    </ActionsPanel>
  );
}

type PanelProps = { shown: QuestionProps; label: string; children?: Child };

function ActionsPanel({ shown: { file, typed }, label, children }: PanelProps) {
  const { reference, status, assignee } = file.question;
  const key = [status, assignee, file.suggestion?.id, file.extensions, file.extensionAsked?.promisedAt];
  return (
    <section class="actions" aria-label={label} data-actions={reference} tabindex={-1}>
      <p class="wrong" role="alert" data-problem hidden={typed.problem === undefined}>
        {typed.problem}
      </p>
      <div data-live="actions" data-key={key.map((part) => part ?? '').join(' ')}>
        {children}
      </div>
      <UnseenDialog />
    </section>
  );
}

/** Asked by the script: without one, the page is shown again with what is new. */
function UnseenDialog() {
  return (
    <dialog class="unseen-news" data-unseen aria-labelledby="unseen-title">
      <h2 id="unseen-title">{unseen.title}</h2>
      <p>{unseen.lead}</p>
      <ul></ul>
      <form method="dialog" class="pair">
        <button class="button" value="">
          {unseen.read}
        </button>
        <button class="button is-plain" value="send">
          {unseen.send}
        </button>
      </form>
    </dialog>
  );
}

function ClosedNotice() {
  return (
    <p class="quiet">Cette demande est close : un nouveau message de la personne en ouvrira une autre.</p>
  );
}

function Mine(shown: QuestionProps) {
  const { status } = shown.file.question;
  return status === 'resolved' ? (
    <ReopenForm {...shown} />
  ) : (
    <>
      {shown.file.suggestion && <AssistantDraft draft={shown.file.suggestion} shown={shown} />}
      <Composer {...shown} />
      <MoreActions {...shown} />
    </>
  );
}

function ReopenForm({ file }: QuestionProps) {
  if (file.joinedTo !== undefined)
    return (
      <CommandForm file={file} action="separer">
        <p>
          {mailWords.handledWith} <a href={`/bureau/questions/${file.joinedTo}`}>{file.joinedTo}</a>.
        </p>
        <button class="button is-plain">{mailWords.separate}</button>
        <p class="hint">{mailWords.separateHint}</p>
      </CommandForm>
    );
  return (
    <CommandForm file={file} action="rouvrir">
      <p>La demande est résolue. Un message de la personne la rouvre ; vous pouvez aussi le faire.</p>
      <button class="button is-plain">Rouvrir</button>
    </CommandForm>
  );
}

function NotMine(shown: QuestionProps) {
  const { file } = shown;
  const { assignee, status, handedOff } = file.question;
  if (status === 'resolved') return <ReopenForm {...shown} />;
  return (
    <>
      {assignee === null ? (
        <CommandForm file={file} action="prendre">
          <button class="button" data-claim>
            <Icon name="person" /> Prendre en charge
          </button>
          {handedOff === false && <p class="hint">L’assistant s’en occupe encore.</p>}
        </CommandForm>
      ) : (
        <p class="quiet">Un autre conseiller a pris cette demande : vous pouvez lui laisser une note.</p>
      )}
      <OthersActions {...shown} />
    </>
  );
}

/** Others whom the mails name: written to when the agent ticks them, never by themselves. */
function AlsoTo({ file: { messages, contact, view, joined = [] } }: Pick<QuestionProps, 'file'>) {
  const named = messages.flatMap(({ addresses: { from, to = [], copies = [], replyTo = [] } = {} }) => [
    ...(from === undefined ? [] : [from]),
    ...to,
    ...copies,
    ...replyTo,
  ]);
  const writers = joined.flatMap((other) => other.contact?.email ?? []);
  const others = [...new Set([...writers, ...named])].filter(
    (email) => email.toLowerCase() !== contact?.email?.toLowerCase(),
  );
  if (others.length === 0 || view === 'medical') return null;
  return (
    <fieldset class="field">
      <legend>{mailWords.alsoTo}</legend>
      {others.slice(0, OTHERS).map((email) => (
        <label>
          <input type="checkbox" name={COPY + email} /> {email}
        </label>
      ))}
    </fieldset>
  );
}

const OTHERS = 20;

/** One text, three ways to send it. */
function Composer({ file, typed }: QuestionProps) {
  const draft = typed.fields['text'] ?? draftOf(file, 'reply', 'ask', 'resolve');
  return (
    <CommandForm file={file} action="repondre" name="composer">
      <div class="field">
        <label for="reply">Votre réponse à la personne</label>
        <textarea id="reply" name="text" rows={5} maxlength={20_000} required data-draft="reply">
          {draft}
        </textarea>
        <p class="hint">
          Jamais d’avis médical. Le brouillon est gardé sur cet appareil, jusqu’à votre déconnexion.
        </p>
      </div>
      <AlsoTo file={file} />
      <p class="pair">
        <button class="button">
          <Icon name="send" /> Répondre
        </button>
        <button class="button is-plain" formaction={pathOf(file, 'demander')}>
          <Icon name="pause" /> Demander une précision
        </button>
        <button class="button is-plain" formaction={pathOf(file, 'resoudre')} formnovalidate>
          <Icon name="check" /> Résoudre
        </button>
      </p>
      <p class="hint">
        « Demander une précision » met les délais en pause. « Résoudre » envoie le texte, s’il y en a un.
      </p>
    </CommandForm>
  );
}
