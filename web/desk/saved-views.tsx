import { savedViewWords as words, type ListWord } from '../../content/fr/desk-lists.ts';
import type { ApiClient, Body } from '../api-client.ts';
import { Field } from './fields.tsx';
import { addressOf, wordOf, type Narrowing } from './filters.ts';

export type SavedView = Body<ApiClient['desk']['views']['$get']>[number];

type Props = { views: readonly SavedView[]; filter: ListWord; narrowing: Narrowing };

/** Lists with their filters, under names of the agents' own, and the one on screen to be named. */
export function SavedViews({ views, filter, narrowing }: Props) {
  const here = addressOf(filter, narrowing);
  const isNarrowed = Object.keys(narrowing).length > 0;
  const shown = views.find((view) => addressOfView(view) === here);
  return (
    <>
      {views.length > 0 && (
        <nav class="filters" aria-label={words.title}>
          {views.map((view) => (
            <a href={addressOfView(view)} {...(view === shown ? { 'aria-current': 'true' } : {})}>
              {view.name}
              {view.isShared && <span class="quiet"> {words.shared}</span>}
            </a>
          ))}
        </nav>
      )}
      {shown?.mayEdit && (
        <form method="post" action={`/bureau/vues/${shown.id}/suppression`}>
          <button class="link">{words.remove(shown.name)}</button>
        </form>
      )}
      {isNarrowed && !shown && <Naming here={here} />}
    </>
  );
}

function Naming({ here }: { here: string }) {
  return (
    <form class="naming" method="post" action={`/bureau/vues?${here.split('?')[1]}`}>
      <Field id="nom-de-vue" name="nom" label={words.name} maxlength={60} />
      <label class="check">
        <input type="checkbox" name="partagee" /> {words.share}
      </label>
      <button class="button is-plain">{words.save}</button>
    </form>
  );
}

function addressOfView({
  query: { list, route, role, channel, topic, agent, tag, late },
}: SavedView): string {
  const kept = { route, role, channel, topic, agent, tag };
  const said = Object.entries(kept).filter(([, value]) => value !== undefined);
  return addressOf(wordOf(list), { ...Object.fromEntries(said), ...(late === 'true' ? { late: true } : {}) });
}
