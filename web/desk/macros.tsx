import { macroWords as words } from '../../content/fr/macro-words.ts';
import { Fold } from './fold.tsx';
import type { QuestionProps } from './question-props.ts';

/** The word in the address that fills the reply with a macro, where no script does it. */
export const MACRO = 'modele';

/** Put into the reply to be read again and edited: nothing is sent. */
export function Macros({ file: { macros, question } }: Pick<QuestionProps, 'file'>) {
  return (
    <Fold title={words.insert}>
      {macros.length === 0 && <p class="quiet">{words.none}</p>}
      <form class="macros" method="get" action={`/bureau/questions/${question.reference}#reply`}>
        {macros.map(({ id, title, text }) => (
          <button class="button is-plain" name={MACRO} value={id} data-take={text} data-macro={title}>
            {title}
          </button>
        ))}
      </form>
      <p>
        <a href="/bureau/modeles">{words.manage}</a>
      </p>
    </Fold>
  );
}
