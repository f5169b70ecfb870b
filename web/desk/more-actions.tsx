import { moving } from '../../content/fr/desk-moving.ts';
import { routeWords } from '../../content/fr/desk-words.ts';
import { CommandForm } from './command.tsx';
import { Fold, FoldReason } from './fold.tsx';
import { draftOf, type QuestionProps } from './question-props.ts';

export function Note({ file, typed }: QuestionProps) {
  const draft = typed.fields['note'] ?? draftOf(file, 'note');
  return (
    <Fold title="Note interne" open={draft !== ''}>
      <CommandForm file={file} action="noter">
        <div class="field">
          <label for="note">Note pour l’équipe (la personne ne la voit pas)</label>
          <textarea id="note" name="note" rows={3} maxlength={20_000} required data-draft="note">
            {draft}
          </textarea>
          <p class="hint">{moving.mention}</p>
        </div>
        <button class="button is-plain">Ajouter la note</button>
      </CommandForm>
    </Fold>
  );
}

export function RelayPanel({ file, typed: { fields } }: QuestionProps) {
  return (
    <Fold title="Relayer à l’équipe médicale" open={fields['relay'] !== undefined}>
      <CommandForm file={file} action="relayer">
        <p>La demande passe à l’équipe médicale. Vous ne pourrez plus la lire.</p>
        <FoldReason name="relay" label="Motif du relais (pour l’équipe)" value={fields['relay']} />
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
export function Requalify({ file, typed: { fields } }: QuestionProps) {
  const { route, team } = file.question;
  const others = Object.entries(routeWords).filter(([name]) => name !== route);
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
        <FoldReason name="why" label="Motif (pour l’équipe)" value={fields['why']} />
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
