import { tagWords } from '../../content/fr/desk-lists.ts';
import { MOST_TAGS, TAG_LENGTH } from '../../domain/tags.ts';
import { CommandForm } from './command.tsx';
import { KnownTags } from './narrowing-form.tsx';
import { Fold } from './fold.tsx';
import type { QuestionProps } from './question-props.ts';

/** What agents call a question, at a glance. */
export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <span class="tags">
      {tags.map((tag) => (
        <span class="tag">{tag}</span>
      ))}
    </span>
  );
}

/** Where they are put and taken away. */
export function Tagging({ file, typed: { fields }, tagsInUse }: QuestionProps) {
  const { tags, view } = file;
  return (
    <Fold title={tagWords.title} open={fields['tag'] !== undefined}>
      {view === 'medical' && <p class="hint">{tagWords.medical}</p>}
      {tags.map((tag) => (
        <CommandForm file={file} action="retirer-etiquette">
          <input type="hidden" name="tag" value={tag} />
          <span class="tag">{tag}</span>{' '}
          <button class="link">
            {tagWords.remove}
            <span class="unseen"> {tag}</span>
          </button>
        </CommandForm>
      ))}
      {tags.length < MOST_TAGS && (
        <CommandForm file={file} action="etiqueter">
          <div class="field short">
            <label for="tag">{tagWords.label}</label>
            <input
              id="tag"
              name="tag"
              required
              maxlength={TAG_LENGTH}
              value={fields['tag']}
              list="etiquettes"
              autocomplete="off"
            />
            <KnownTags tags={tagsInUse} />
          </div>
          <button class="button is-plain">{tagWords.add}</button>
        </CommandForm>
      )}
    </Fold>
  );
}
