import { mailWords } from '../../content/fr/mail-notes.ts';
import { CommandForm } from './command.tsx';
import type { QuestionFile } from './desk-data.ts';

/** Another question that a note of ours names is one click away. */
export function NamedQuestions({ text, file }: { text: string; file: QuestionFile }) {
  const named = [...new Set(text.match(/PAL-[0-9A-Z]{4}-[0-9A-Z]{4}/g) ?? [])];
  return (
    <>
      {named.map((reference) => (
        <p>
          <a href={`/bureau/questions/${reference}`}>
            {mailWords.open} {reference}
          </a>
          <Join file={file} other={reference} />
        </p>
      ))}
    </>
  );
}

/** One click, and the same to undo it. */
function Join({ file, other }: { file: QuestionFile; other: string }) {
  if (file.view !== 'support' || !file.may.includes('join')) return null;
  return (
    <CommandForm file={file} action="joindre">
      <input type="hidden" name="other" value={other} />
      <button class="button is-plain">{mailWords.join(other)}</button>
      <p class="hint">{mailWords.joinHint}</p>
    </CommandForm>
  );
}
