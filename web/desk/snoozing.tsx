import { snoozing } from '../../content/fr/desk-moving.ts';
import { moment, until } from '../../content/instants.ts';
import { snoozeChoices } from '../../domain/snooze.ts';
import { CommandForm } from './command.tsx';
import { Fold } from './fold.tsx';
import type { QuestionProps } from './question-props.ts';

/** Out of the agent's list until an open instant. What a deadline says before is shown beside each choice. */
export function Snooze({ file, seen, typed: { fields } }: QuestionProps) {
  const { warnsAt } = file;
  return (
    <Fold title={snoozing.title} open={fields['asideUntil'] !== undefined}>
      <p>{snoozing.lead}</p>
      {warnsAt !== undefined && <p class="quiet">{snoozing.warns(moment(warnsAt, seen.now))}</p>}
      {snoozeChoices(seen.intervals, seen.now).map((at) => (
        <Choice file={file} seen={seen} at={at} />
      ))}
      <CommandForm file={file} action="mettre-de-cote">
        <div class="field short">
          <label for="aside">{snoozing.other}</label>
          <input
            id="aside"
            type="datetime-local"
            name="asideUntil"
            required
            value={fields['asideUntil'] ?? ''}
          />
        </div>
        <p class="field">
          <label>
            <input type="checkbox" name="beyond" checked={fields['beyond'] !== undefined} /> {snoozing.sure}
          </label>
        </p>
        <button class="button is-plain">{snoozing.otherButton}</button>
      </CommandForm>
    </Fold>
  );
}

type ChoiceProps = Pick<QuestionProps, 'file' | 'seen'> & { at: number };

function Choice({ file, seen, at }: ChoiceProps) {
  const isBeyond = file.warnsAt !== undefined && at > file.warnsAt;
  const words = isBeyond ? snoozing.beyond : snoozing.button;
  return (
    <CommandForm file={file} action="mettre-de-cote">
      <input type="hidden" name="aside" value={at} />
      {isBeyond && <input type="hidden" name="beyond" value="on" />}
      <button class="button is-plain">{words(until(at, seen.now))}</button>
    </CommandForm>
  );
}

export function Unsnooze({ file, seen }: QuestionProps) {
  const { snoozedUntil } = file.question;
  return (
    <CommandForm file={file} action="reprendre">
      {snoozedUntil != null && <p>{snoozing.snoozed(until(snoozedUntil, seen.now))}</p>}
      <button class="button is-plain">{snoozing.back}</button>
    </CommandForm>
  );
}
