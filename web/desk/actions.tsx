import type { Child } from 'hono/jsx';
import { moving } from '../../content/fr/desk-moving.ts';
import { unseen } from '../../content/fr/desk-unseen.ts';
import { ComplaintFollowUpForm } from './complaint-follow-up.tsx';
import { commandsToList, formsIn } from './command-forms.tsx';
import { AssistantDraft } from './draft-panel.tsx';
import { GoOn } from './follow-on.tsx';
import { ArticleLink } from './library/answer-pages.tsx';
import { Tagging } from './tags.tsx';
import type { QuestionProps } from './question-props.ts';

/** What this agent may do now, as the question's own rules say. */
export function Actions(shown: QuestionProps) {
  return (
    <ActionsPanel shown={shown} label="Actions">
      <Standing {...shown} />
      {shown.file.suggestion && <AssistantDraft draft={shown.file.suggestion} shown={shown} />}
      <FormsIn place="first" shown={shown} />
      <div class="more-actions">
        <FormsIn place="folded" shown={shown} />
        <ComplaintFollowUpForm {...shown} />
        <Tagging {...shown} />
        <ArticleLink file={shown.file} />
      </div>
    </ActionsPanel>
  );
}

/** On a question whose texts they may not read, a supervisor still says who has it and by when. */
export function BlindActions(shown: QuestionProps) {
  if (shown.file.may.length === 0) return null;
  return (
    <ActionsPanel shown={shown} label={moving.supervising}>
      <div class="more-actions">
        <FormsIn place="folded" shown={shown} />
      </div>
    </ActionsPanel>
  );
}

function FormsIn({ place, shown }: { place: 'first' | 'folded'; shown: QuestionProps }) {
  return (
    <>
      {formsIn(place, shown.file.may).map((Form) => (
        <Form {...shown} />
      ))}
    </>
  );
}

type PanelProps = { shown: QuestionProps; label: string; children?: Child };

function ActionsPanel({ shown: { file, typed, from }, label, children }: PanelProps) {
  const { reference, status, assignee } = file.question;
  const { may, suggestion, extensionAsked, sending, tags, followUps } = file;
  const key = [
    status,
    assignee,
    suggestion?.id,
    extensionAsked?.promisedAt,
    sending?.until,
    ...tags,
    ...may,
    followUps?.length,
  ];
  return (
    <section class="actions" aria-label={label} data-actions={reference} tabindex={-1}>
      <p class="wrong" role="alert" data-problem hidden={typed.problem === undefined}>
        {typed.problem}
      </p>
      <div
        data-live="actions"
        data-key={key.map((part) => part ?? '').join(' ')}
        data-commands={JSON.stringify(commandsToList(file))}
      >
        {children}
      </div>
      <GoOn from={from} />
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

/** Why there is little to do. */
function Standing({ file, seen }: QuestionProps) {
  const { status, assignee, handedOff } = file.question;
  const words = standingWords(status, handedOff === true, assignee !== null && assignee !== seen.agent.id);
  return words === undefined ? null : <p class="quiet">{words}</p>;
}

function standingWords(status: string, handedOff: boolean, isOthers: boolean): string | undefined {
  if (status === 'closed')
    return 'Cette demande est close : un nouveau message de la personne en ouvrira une autre.';
  if (status === 'resolved') return undefined;
  if (isOthers) return 'Un autre conseiller a pris cette demande : vous pouvez lui laisser une note.';
  return handedOff ? undefined : 'L’assistant s’en occupe encore.';
}
