import { Icon } from '../icons.tsx';
import type { Found, Reader } from './search.ts';
import { wordFor } from './topics.ts';

type Box = { query?: string; reader?: Reader | undefined; large?: boolean };

/** A plain form; the script adds suggestions as one types. */
export function SearchBox({ query = '', reader, large = false }: Box) {
  const pour = wordFor(reader);
  return (
    <form class={large ? 'search is-large' : 'search'} action="/aide/recherche" role="search" data-suggest>
      <label for="recherche" class={large ? 'unseen' : 'search-label'}>
        Rechercher dans le centre d’aide
      </label>
      <div class="search-field">
        <Icon name="search" />
        <input
          id="recherche"
          type="search"
          name="q"
          value={query}
          placeholder="Par exemple : déplacer un rendez-vous"
          autocomplete="off"
          maxlength={200}
          required
        />
        <button class="button" aria-label="Rechercher">
          <span>Rechercher</span> <Icon name="search" />
        </button>
      </div>
      {pour && <input type="hidden" name="pour" value={pour} />}
      <div class="suggestions" hidden></div>
      <p class="unseen" role="status"></p>
    </form>
  );
}

type Results = { query: string; found: Found[] };

export function Results({ query, found }: Results) {
  return (
    <div class="wrap narrow stack page">
      <h1>Résultats de recherche</h1>
      <SearchBox query={query} />
      {query === '' ? (
        <p>Écrivez quelques mots de votre question.</p>
      ) : (
        <Listed query={query} found={found} />
      )}
    </div>
  );
}

function Listed({ query, found }: Results) {
  if (found.length === 0) return <NothingFound query={query} />;
  return (
    <>
      <p class="quiet">
        {found.length === 1 ? 'Un article' : `${found.length} articles`} pour « {query} »
      </p>
      <ol class="results">
        {found.map(({ slug, title, topic, excerpt }) => (
          <li>
            <p class="quiet">{topic}</p>
            <h2>
              <a href={`/aide/${slug}`}>{title}</a>
            </h2>
            <p>{excerpt}</p>
          </li>
        ))}
      </ol>
      <p>
        Rien ne correspond ? <a href="/question">Posez votre question</a>, nous vous répondons.
      </p>
    </>
  );
}

function NothingFound({ query }: { query: string }) {
  return (
    <div class="empty">
      <h2>Aucun article ne répond à « {query} »</h2>
      <p>
        Essayez avec d’autres mots, ou posez-nous la question : l’assistant, puis un conseiller, vous
        répondent.
      </p>
      <p>
        <a class="button" href="/question">
          Poser une question
        </a>
      </p>
    </div>
  );
}
