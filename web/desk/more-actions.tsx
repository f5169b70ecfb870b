import type { Child } from 'hono/jsx';
import { routes } from '../../content/fr/desk-words.ts';
import { CommandForm } from './command.tsx';
import { draftOf, type QuestionProps } from './question-props.ts';

/** What is done less often, folded away. */
export function MoreActions({ noteOnly = false, ...shown }: QuestionProps & { noteOnly?: boolean }) {
  return (
    <div class="more-actions">
      <Note {...shown} />
      {!noteOnly && (
        <>
          <Extend {...shown} />
          <Transfer {...shown} />
          {shown.file.question.team === 'support' && <Relay {...shown} />}
          <Requalify {...shown} />
          <Fold title="Relâcher">
            <CommandForm file={shown.file} action="relacher">
              <p>La demande retourne dans la file. Les délais continuent.</p>
              <button class="button is-plain">Remettre dans la file</button>
            </CommandForm>
          </Fold>
        </>
      )}
    </div>
  );
}

function Note({ file, typed }: QuestionProps) {
  const draft = typed.fields['note'] ?? draftOf(file, 'note');
  return (
    <Fold title="Note interne" id="note-fold" open={draft !== ''}>
      <CommandForm file={file} action="noter">
        <div class="field">
          <label for="note">Note pour l’équipe (la personne ne la voit pas)</label>
          <textarea id="note" name="note" rows={3} maxlength={20_000} required data-draft="note">
            {draft}
          </textarea>
        </div>
        <button class="button is-plain">Ajouter la note</button>
      </CommandForm>
    </Fold>
  );
}

function Extend({ file, typed: { fields } }: QuestionProps) {
  return (
    <Fold title="Prolonger le délai" open={fields['reason'] !== undefined}>
      <CommandForm file={file} action="prolonger">
        <div class="field">
          <label for="reason">Motif, tel que la personne le lira</label>
          <textarea id="reason" name="reason" rows={2} maxlength={2_000} required data-draft="reason">
            {fields['reason'] ?? ''}
          </textarea>
        </div>
        <div class="field">
          <label for="steps">Démarches en cours</label>
          <textarea id="steps" name="steps" rows={2} maxlength={2_000} required data-draft="steps">
            {fields['steps'] ?? ''}
          </textarea>
        </div>
        <div class="field short">
          <label for="until">Nouvelle date promise (heure de Paris)</label>
          <input id="until" type="datetime-local" name="until" required value={fields['until'] ?? ''} />
        </div>
        <button class="button is-plain">Annoncer le nouveau délai</button>
      </CommandForm>
    </Fold>
  );
}

function Transfer({ file, seen }: QuestionProps) {
  const wanted = file.question.team === 'medical' ? ['medical'] : ['support', 'supervisor'];
  const others = seen.colleagues.filter(
    ({ id, roles }) => id !== seen.agent.id && roles.some((role) => wanted.includes(role)),
  );
  return (
    <Fold title="Transférer">
      <CommandForm file={file} action="transferer">
        <div class="field short">
          <label for="to">À qui</label>
          <select id="to" name="to" required>
            {others.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
        </div>
        <p class="hint">Le temps déjà compté reste compté.</p>
        <button class="button is-plain" disabled={others.length === 0}>
          Transférer
        </button>
      </CommandForm>
    </Fold>
  );
}

function Relay({ file, typed: { fields } }: QuestionProps) {
  return (
    <Fold title="Relayer à l’équipe médicale" open={fields['relay'] !== undefined}>
      <CommandForm file={file} action="relayer">
        <p>La demande passe à l’équipe médicale. Vous ne pourrez plus la lire.</p>
        <Reason name="relay" label="Motif du relais (pour l’équipe)" value={fields['relay']} />
        <p class="field">
          <label>
            <input type="checkbox" name="sure" required /> Je confirme : elle relève de l’équipe médicale.
          </label>
        </p>
        <button class="button is-plain">Relayer</button>
      </CommandForm>
    </Fold>
  );
}

/** Another route: towards the medical team the person is asked first, and from it support takes over. */
function Requalify({ file, typed: { fields } }: QuestionProps) {
  const { route, team } = file.question;
  const others = Object.entries(routes).filter(([name]) => name !== route);
  return (
    <Fold title="Requalifier" open={fields['why'] !== undefined}>
      <CommandForm file={file} action="requalifier">
        <div class="field short">
          <label for="route">Cette demande est en réalité</label>
          <select id="route" name="route" required>
            {others.map(([name, label]) => (
              <option value={name} selected={fields['route'] === name}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <Reason name="why" label="Motif (pour l’équipe)" value={fields['why']} />
        <p class="hint">
          {team === 'medical'
            ? 'Une demande ordinaire est rendue au service client. Le texte médical lui reste masqué.'
            : 'Pour une route médicale, l’accord de la personne est d’abord demandé.'}{' '}
          Le temps déjà compté reste compté.
        </p>
        <button class="button is-plain">Requalifier</button>
      </CommandForm>
    </Fold>
  );
}

type ReasonProps = { name: string; label: string; value: string | undefined };

function Reason({ name, label, value = '' }: ReasonProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <textarea id={name} name={name} rows={2} maxlength={2_000} required data-draft={name}>
        {value}
      </textarea>
    </div>
  );
}

type FoldProps = { title: string; id?: string; open?: boolean; children?: Child };

function Fold({ title, id, open = false, children }: FoldProps) {
  return (
    <details {...(id ? { id } : {})} open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
