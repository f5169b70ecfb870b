import { extending } from '../../content/fr/desk-moving.ts';
import { before } from '../../content/instants.ts';
import { CommandForm } from './command.tsx';
import { shortName } from './desk-data.ts';
import { Fold, FoldReason } from './fold.tsx';
import type { QuestionProps } from './question-props.ts';

/** The first extension is the agent's own; a supervisor may announce any. */
export function Extend(shown: QuestionProps) {
  return shown.file.extensionAsked ? null : <ExtensionForm {...shown} isOwn />;
}

/** Whoever may not announce it asks a supervisor for a further one. */
export function AskExtension(shown: QuestionProps) {
  const { file, seen } = shown;
  if (file.extensionAsked)
    return <p class="quiet">{extending.asked(before(file.extensionAsked.promisedAt, seen.now))}</p>;
  return file.may.includes('extend') ? null : <ExtensionForm {...shown} isOwn={false} />;
}

function ExtensionForm({ file, typed: { fields }, isOwn }: QuestionProps & { isOwn: boolean }) {
  return (
    <Fold title={isOwn ? extending.title : extending.again} open={fields['reason'] !== undefined}>
      <CommandForm file={file} action={isOwn ? 'prolonger' : 'demander-report'}>
        {!isOwn && <p>{extending.askLead}</p>}
        <FoldReason name="reason" label={extending.reason} value={fields['reason']} />
        <FoldReason name="steps" label={extending.steps} value={fields['steps']} />
        <div class="field short">
          <label for="until">{extending.until}</label>
          <input id="until" type="datetime-local" name="until" required value={fields['until'] ?? ''} />
        </div>
        <button class="button is-plain">{isOwn ? extending.button : extending.askButton}</button>
      </CommandForm>
    </Fold>
  );
}

/** For supervisors: agree to the date asked for, or refuse it and say why. */
export function DecideExtension({ file, seen, typed: { fields } }: QuestionProps) {
  if (!file.extensionAsked) return null;
  const { agent, promisedAt } = file.extensionAsked;
  return (
    <section class="panel" aria-labelledby="report-titre">
      <h3 id="report-titre">{extending.decide}</h3>
      <p>{extending.decideLead(shortName(seen, agent), before(promisedAt, seen.now))}</p>
      <CommandForm file={file} action="accorder-report">
        <button class="button">{extending.agree}</button>
        <p class="hint">{extending.agreeHint}</p>
      </CommandForm>
      <Fold title={extending.refuse} open={fields['refusal'] !== undefined}>
        <CommandForm file={file} action="refuser-report">
          <FoldReason name="refusal" label={extending.why} value={fields['refusal']} />
          <button class="button is-plain">{extending.refuse}</button>
        </CommandForm>
      </Fold>
    </section>
  );
}
