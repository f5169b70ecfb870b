import { moving } from '../../content/fr/desk-moving.ts';
import { CommandForm } from './command.tsx';
import { DecideExtension } from './extending.tsx';
import { Fold, Reason } from './fold.tsx';
import type { QuestionProps } from './question-props.ts';

/** What a supervisor may do to a question that is not theirs, of whatever team: none of it opens a text. */
export function SupervisorActions(shown: QuestionProps) {
  const { assignee, status } = shown.file.question;
  const isSupervised = shown.seen.agent.roles.includes('supervisor');
  if (!isSupervised || status === 'closed' || status === 'resolved') return null;
  return (
    <>
      <DecideExtension {...shown} />
      {(assignee !== null || status === 'queued') && <Transfer {...shown} />}
      {assignee !== null && <Release {...shown} />}
    </>
  );
}

export function Transfer({ file, seen, typed: { fields } }: QuestionProps) {
  const { team, assignee } = file.question;
  const wanted = team === 'medical' ? ['medical'] : ['support', 'supervisor'];
  const others = seen.colleagues.filter(
    ({ id, roles }) => id !== assignee && roles.some((role) => wanted.includes(role)),
  );
  const words = moving.transfer;
  return (
    <Fold title={words.title} open={fields['to'] !== undefined}>
      <CommandForm file={file} action="transferer">
        <div class="field short">
          <label for="to">{words.to}</label>
          <select id="to" name="to" required>
            {others.map(({ id, name }) => (
              <option value={id} selected={id === fields['to']}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Why name="transferReason" shown={{ file, seen }} value={fields['transferReason']} />
        <p class="hint">{others.length === 0 ? words.nobody : words.hint}</p>
        <button class="button is-plain" disabled={others.length === 0}>
          {words.button}
        </button>
      </CommandForm>
    </Fold>
  );
}

export function Release({ file, seen, typed: { fields } }: QuestionProps) {
  const words = moving.release;
  return (
    <Fold title={words.title} open={fields['releaseReason'] !== undefined}>
      <CommandForm file={file} action="relacher">
        <p>{words.lead}</p>
        <Why name="releaseReason" shown={{ file, seen }} value={fields['releaseReason']} />
        <button class="button is-plain">{words.button}</button>
      </CommandForm>
    </Fold>
  );
}

type WhyProps = { name: string; shown: Pick<QuestionProps, 'file' | 'seen'>; value: string | undefined };

/** Who moves what another has, or nobody took, says why. */
function Why({ name, shown: { file, seen }, value }: WhyProps) {
  const isMine = file.question.assignee === seen.agent.id;
  const label = isMine ? moving.optionalWhy : moving.why;
  return <Reason name={name} label={label} value={value} required={!isMine} />;
}
