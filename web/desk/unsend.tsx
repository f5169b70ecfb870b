import { sending } from '../../content/fr/desk-moving.ts';
import { time } from '../../content/instants.ts';
import { UNDO_WITHIN } from '../../domain/sending.ts';
import { CommandForm } from './command.tsx';
import type { QuestionProps } from './question-props.ts';

/** What is on its way, and the way back: its words are in the reply again. */
export function Unsend({ file, seen }: QuestionProps) {
  if (file.sending === undefined) return null;
  const { message, until } = file.sending;
  return (
    <div class="leaving">
      <p role="status">{sending.leaves(time(until))}</p>
      <CommandForm file={file} action="annuler-envoi">
        <input type="hidden" name="sent" value={message} />
        <UndoButton left={until - seen.now} />
      </CommandForm>
    </div>
  );
}

/** On the next question, for whoever goes on at once: filled by the script. */
export function LeavingElsewhere() {
  return (
    <form class="leaving is-elsewhere" method="post" data-leaving hidden>
      <p role="status">
        {sending.elsewhere} <strong></strong>
      </p>
      <UndoButton left={UNDO_WITHIN} />
    </form>
  );
}

/** @param left milliseconds */
function UndoButton({ left }: { left: number }) {
  return (
    <button class="button is-plain">
      {sending.undo} <span data-leaves={left} aria-hidden="true"></span>
    </button>
  );
}
