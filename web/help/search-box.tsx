import { search } from '../../content/fr/help.ts';
import { Icon } from '../icons.tsx';
import type { HelpReader } from './search-result.ts';
import { wordFor } from './published-topics.ts';

type Box = { query?: string; reader?: HelpReader | undefined; large?: boolean };

/** A plain form; the script adds suggestions as one types. */
export function SearchBox({ query = '', reader, large = false }: Box) {
  const pour = wordFor(reader);
  return (
    <form class={large ? 'search is-large' : 'search'} action="/aide/recherche" role="search" data-suggest>
      <label for="recherche" class={large ? 'unseen' : 'search-label'}>
        {search.label}
      </label>
      <div class="search-field">
        <Icon name="search" />
        <input
          id="recherche"
          type="search"
          name="q"
          value={query}
          placeholder={search.example}
          autocomplete="off"
          maxlength={200}
          required
        />
        <button class="button" aria-label={search.button}>
          <span>{search.button}</span> <Icon name="search" />
        </button>
      </div>
      {pour && <input type="hidden" name="pour" value={pour} />}
      <div class="suggestions" hidden></div>
      <p class="unseen" role="status"></p>
    </form>
  );
}
