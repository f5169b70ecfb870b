import { mailWords } from '../../content/fr/mail-notes.ts';
import { peopleNamedBy } from '../../domain/mail-addresses.ts';
import { Icon } from '../icons.tsx';
import { COPY } from './api-calls.ts';
import { CommandForm, pathOf } from './command.tsx';
import { Macros } from './macros.tsx';
import { draftOf, type QuestionProps } from './question-props.ts';

/** Others whom the mails name: written to when the agent ticks them, never by themselves. */
function AlsoTo({ file: { messages, contact, view, joined = [] } }: Pick<QuestionProps, 'file'>) {
  const named = messages.flatMap(({ addresses = {} }) => peopleNamedBy(addresses));
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
export function Composer({ file, typed }: QuestionProps) {
  return (
    <>
      <ReplyForm file={file} typed={typed} />
      <Macros file={file} />
    </>
  );
}

function ReplyForm({ file, typed }: Pick<QuestionProps, 'file' | 'typed'>) {
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
        {file.may.includes('ask') && (
          <button class="button is-plain" formaction={pathOf(file, 'demander')}>
            <Icon name="pause" /> Demander une précision
          </button>
        )}
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
