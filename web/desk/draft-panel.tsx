import { Words } from '../chat/message-text.tsx';
import { Icon } from '../icons.tsx';
import type { QuestionFile } from './desk-data.ts';
import type { QuestionProps } from './question-props.ts';

type Draft = NonNullable<QuestionFile['suggestion']>;

/** The word in the address that fills the reply with the draft, where no script does it. */
export const TAKE = 'brouillon';

/** In shadow: what the assistant would have answered. It goes nowhere unless the agent takes it, reads it and sends it. */
export function AssistantDraft({ draft, shown }: { draft: Draft; shown: QuestionProps }) {
  const { reference } = shown.file.question;
  return (
    <section class="suggestion" aria-labelledby="brouillon-titre">
      <h3 id="brouillon-titre">
        <Icon name="document" /> Brouillon de l’assistant — à relire
      </h3>
      <Words text={draft.text} />
      <Sources draft={draft} titleOf={shown.titleOf} />
      <form method="get" action={`/bureau/questions/${reference}#reply`}>
        <button class="button is-plain" name={TAKE} value="1" data-take={draft.text}>
          Reprendre dans ma réponse
        </button>
        <p class="hint">Rien ne part sans vous. La personne ne voit pas ce brouillon.</p>
      </form>
    </section>
  );
}

function Sources({ draft, titleOf }: { draft: Draft; titleOf: QuestionProps['titleOf'] }) {
  const slugs = [...new Set(draft.sources.map((source) => source.split('@')[0] ?? source))];
  return (
    <p class="quiet">
      {slugs.length > 1 ? 'Sources : ' : 'Source : '}
      {slugs.map((slug, index) => (
        <>
          {index > 0 && ', '}
          <a href={`/aide/${slug}`}>{titleOf(slug) ?? slug}</a>
        </>
      ))}
    </p>
  );
}
