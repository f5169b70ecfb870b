import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { factorWords } from '../../content/fr/staff-words.ts';
import type { ApiClient, Body } from '../api-client.ts';
import { Field } from './fields.tsx';

type Enrolment = Body<ApiClient['account']['factor']['$post']>;

/** The secret, to scan or to type, and the first code that proves it was taken. */
export function EnrolmentPage({ enrolment, problem }: { enrolment: Enrolment; problem?: string }) {
  return (
    <div class="staff">
      <h1>{factorWords.title}</h1>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      <section class="panel" aria-label={factorWords.title}>
        <p>{factorWords.scan}</p>
        <div class="factor-drawing" role="img" aria-label={factorWords.drawing}>
          {raw(renderSVG(enrolment.uri))}
        </div>
        <p>
          {factorWords.typed} <code>{enrolment.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <form method="post" action="/bureau/compte/facteur/confirmation">
          <input type="hidden" name="ticket" value={enrolment.ticket} />
          <input type="hidden" name="secret" value={enrolment.secret} />
          <input type="hidden" name="uri" value={enrolment.uri} />
          <Field name="code" label={factorWords.code} code maxlength={10} />
          <button class="button">{factorWords.confirm}</button>
        </form>
      </section>
    </div>
  );
}

/** Shown this once: nothing of them is kept that could show them again. */
export function RecoveryCodesPage({ codes }: { codes: readonly string[] }) {
  return (
    <div class="staff">
      <h1>{factorWords.codesTitle}</h1>
      <section class="panel" aria-label={factorWords.codesTitle}>
        <p role="status">{factorWords.codesLead}</p>
        <ol class="recovery-codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <a class="button" href="/bureau/compte">
          {factorWords.kept}
        </a>
      </section>
    </div>
  );
}
