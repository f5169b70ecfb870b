import { effectInWords, THEY_ARE_TOLD } from '../../content/fr/calendar-words.ts';
import { targetWords } from '../../content/fr/desk-words.ts';
import { moment } from '../../content/instants.ts';
import { InForce, type CalendarShown } from './calendar-view.tsx';
import { natureOf, natures, places, type Nature } from './calendar-form.ts';
import type { ShownPreview } from './calendar-data.ts';
import type { Fields } from './api-calls.ts';
import { shortName, type Seen } from './desk-data.ts';

type Props = CalendarShown & {
  /** What the change that was asked for would do, and the id under which it would be made. */
  preview?: { id: string; effect: ShownPreview };
};

/** The opening hours, and for supervisors a way to change them: asked for, seen, then made. */
export function CalendarPage({ shown, seen, fields, problems, preview }: Props) {
  const supervises = seen.agent.roles.includes('supervisor');
  return (
    <>
      <h1>Horaires d’ouverture</h1>
      <div class="case">
        <div class="case-main">
          {preview && <Effect preview={preview} fields={fields} seen={seen} />}
          {supervises ? (
            <ChangeForm fields={fields} problems={problems} />
          ) : (
            <p class="empty">Un responsable peut ajouter une fermeture ou une ouverture exceptionnelle.</p>
          )}
        </div>
        <aside class="case-side">
          <InForce shown={shown} seen={seen} />
        </aside>
      </div>
    </>
  );
}

function ChangeForm({ fields, problems }: Pick<Props, 'fields' | 'problems'>) {
  const nature = natureOf(fields);
  return (
    <section class="panel" aria-labelledby="changer">
      <h2 id="changer">Changer les horaires</h2>
      <Problems problems={problems} />
      <form method="post" action="/bureau/calendrier/apercu" class="calendar-form">
        <fieldset class="natures">
          <legend>Que voulez-vous faire ?</legend>
          {namesOf(natures).map(([word, label]) => (
            <label class="check">
              <input type="radio" name="nature" value={word} checked={word === nature} /> {label}
            </label>
          ))}
        </fieldset>
        <div class="pair">
          <TextField name="du" label="Du" type="date" fields={fields} required />
          <TextField name="au" label="Au (vide : un seul jour)" type="date" fields={fields} />
        </div>
        <fieldset class="hours">
          <legend>Plages d’ouverture</legend>
          {places.map(([from, until], rank) => (
            <div class="pair">
              <TextField name={from} label={`De${nth(rank)}`} type="time" fields={fields} />
              <TextField name={until} label={`À${nth(rank)}`} type="time" fields={fields} />
            </div>
          ))}
        </fieldset>
        <TextField
          name="motif"
          label="Motif (gardé avec le changement)"
          type="text"
          fields={fields}
          required
        />
        <button class="button">Voir l’effet</button>
        <p class="hint">Rien n’est changé avant que vous l’ayez confirmé.</p>
      </form>
    </section>
  );
}

function nth(rank: number): string {
  return rank === 0 ? '' : ' (seconde plage)';
}

function Problems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="alert" role="alert" tabindex={-1} autofocus>
      {problems.map((problem) => (
        <p>{problem}</p>
      ))}
    </div>
  );
}

type TypedProps = { name: string; label: string; type: string; fields: Fields; required?: boolean };

function TextField({ name, label, type, fields, required = false }: TypedProps) {
  const id = `calendrier-${name}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={fields[name] ?? ''}
        required={required}
        {...(type === 'text' ? { maxlength: 200 } : {})}
      />
    </div>
  );
}

const LISTED = 100;

function Effect({
  preview: { id, effect },
  fields,
  seen,
}: Pick<Props, 'fields' | 'seen'> & { preview: { id: string; effect: ShownPreview } }) {
  const { list, moved, edition } = effect;
  return (
    <section class="panel effect" aria-labelledby="effet">
      <h2 id="effet" tabindex={-1} autofocus>
        Avant d’appliquer
      </h2>
      <p class="effect-sum">
        <strong>{effectInWords(effect)}</strong>
      </p>
      {effect.late > 0 && <p class="quiet">{THEY_ARE_TOLD}</p>}
      {list.length > 0 && <MovedList list={list.slice(0, LISTED)} seen={seen} />}
      {moved > LISTED && <p class="quiet">… et {moved - LISTED} autres.</p>}
      <form method="post" action="/bureau/calendrier/changements" class="pair">
        {Object.entries({ ...fields, id, edition: String(edition) }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button">Appliquer ce changement</button>
        <a class="button is-plain" href="/bureau/calendrier">
          Ne rien changer
        </a>
      </form>
    </section>
  );
}

function MovedList({ list, seen }: { list: ShownPreview['list']; seen: Seen }) {
  return (
    <ul class="moved">
      {list.map(({ reference, assignee, clocks }) => (
        <li>
          <p>
            <a href={`/bureau/questions/${reference}`}>{reference}</a>{' '}
            {assignee !== undefined && <span class="quiet">{shortName(seen, assignee)}</span>}
            {clocks.some(({ late }) => late) && <span class="chip is-late">passe en retard</span>}
          </p>
          {clocks.map(({ target, before, after, told }) => (
            <p class="quiet">
              {targetWords[target]} : {dueIn(before, seen.now)} → {dueIn(after, seen.now)}
              {told !== undefined && `, annoncée pour ${moment(told, seen.now)}`}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function dueIn(due: number | undefined, now: number): string {
  return due === undefined ? 'au-delà de dix semaines' : moment(due, now);
}

function namesOf(table: typeof natures): [Nature, string][] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the keys of the table
  return Object.entries(table) as [Nature, string][];
}
