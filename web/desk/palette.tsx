import { listWords } from '../../content/fr/desk-lists.ts';
import { palette } from '../../content/fr/desk-palette.ts';
import { Icon } from '../icons.tsx';
import type { Seen } from './desk-data.ts';
import { addressOf, filterFrom } from './filters.ts';

/** Opens the palette where there is no keyboard; shown by the script, without which it leads nowhere. */
export function PaletteButton() {
  return (
    <button
      type="button"
      class="link palette-button"
      aria-label={palette.title}
      aria-keyshortcuts="Control+K Meta+K"
      data-palette
      hidden
    >
      <Icon name="search" />
    </button>
  );
}

/** Everything by name: the open question's commands, which the script lists from its page, lists, pages and search. */
export function Palette({ seen }: { seen: Seen }) {
  const isDoctor = seen.agent.roles.includes('medical');
  const lists = Object.keys(listWords).map(filterFrom);
  return (
    <dialog class="palette" aria-labelledby="palette-title" data-palette-dialog>
      <h2 id="palette-title" class="unseen">
        {palette.title}
      </h2>
      <input
        type="text"
        role="combobox"
        aria-label={palette.label}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        placeholder={palette.label}
        maxlength={200}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
      />
      <ul id="palette-list" role="listbox" aria-label={palette.list}>
        {lists.map((word) =>
          word === 'medicales' && !isDoctor ? null : (
            <Place to={addressOf(word)} words={listWords[word]} kind={palette.kinds.list} />
          ),
        )}
      </ul>
      <form method="dialog">
        <button class="button is-plain">{palette.close}</button>
      </form>
    </dialog>
  );
}

type PlaceProps = { to: string; words: string; kind: string };

function Place({ to, words, kind }: PlaceProps) {
  return (
    <li role="option" aria-selected="false" data-to={to}>
      <span>{words}</span> <span class="quiet">{kind}</span>
    </li>
  );
}
