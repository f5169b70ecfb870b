import { moving } from '../../content/fr/desk-moving.ts';
import { mailWords } from '../../content/fr/mail-notes.ts';
import { Icon } from '../icons.tsx';
import { CommandForm } from './command.tsx';
import { Fold, FoldReason } from './fold.tsx';
import type { QuestionProps } from './question-props.ts';

export function Claim({ file }: QuestionProps) {
  return (
    <CommandForm file={file} action="prendre">
      <button class="button">
        <Icon name="person" /> {moving.claim}
      </button>
    </CommandForm>
  );
}

export function Reopen({ file }: QuestionProps) {
  if (file.joinedTo !== undefined) return null;
  return (
    <CommandForm file={file} action="rouvrir">
      <p>{moving.reopen.lead}</p>
      <button class="button is-plain">{moving.reopen.button}</button>
    </CommandForm>
  );
}

export function Separate({ file: { joinedTo, ...file } }: QuestionProps) {
  return (
    <CommandForm file={file} action="separer">
      <p>
        {mailWords.handledWith} <a href={`/bureau/questions/${joinedTo}`}>{joinedTo}</a>.
      </p>
      <button class="button is-plain">{mailWords.separate}</button>
      <p class="hint">{mailWords.separateHint}</p>
    </CommandForm>
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
  return <FoldReason name={name} label={label} value={value} required={!isMine} />;
}
