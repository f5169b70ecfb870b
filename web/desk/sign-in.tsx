import { passkeyWords, signInWords } from '../../content/fr/staff-words.ts';
import { Logo } from '../icons.tsx';
import type { ApiClient, Body } from '../api-client.ts';
import { Field } from './fields.tsx';

type Ways = Body<ApiClient['session']['ways']['$get']>;
type Asked = { ways: Ways; problem?: string; name?: string; next: string };

export function SignIn({ ways, problem, name = '', next }: Asked) {
  return (
    <main id="contenu" class="sign-in" tabindex={-1}>
      <div>
        <form method="post" action="/bureau/connexion">
          <p class="brand">
            <Logo /> <span>Paladin</span> <small>Bureau</small>
          </p>
          <h1>Se connecter</h1>
          {problem && (
            <p class="wrong" role="alert" id="sign-in-wrong">
              {problem}
            </p>
          )}
          <input type="hidden" name="vers" value={next} />
          <ByProvider ways={ways} next={next} />
          <PasswordFields name={name} problem={problem} />
          <button class={ways.provider === null ? 'button' : 'button is-plain'}>Se connecter</button>
          <p class="hint">
            Réservé aux conseillers. Vous cherchez une réponse ? <a href="/aide">Centre d’aide</a>
          </p>
        </form>
        <EnterByPasskey next={next} />
      </div>
    </main>
  );
}

function ByProvider({ ways, next }: Pick<Asked, 'ways' | 'next'>) {
  if (ways.provider === null) return <></>;
  return (
    <>
      <a class="button" href={`/bureau/connexion/fournisseur?vers=${encodeURIComponent(next)}`}>
        {signInWords.byProvider(ways.provider)}
      </a>
      <p class="hint">{signInWords.orPassword}</p>
    </>
  );
}

function PasswordFields({ name, problem }: { name: string; problem: string | undefined }) {
  return (
    <>
      <div class="field">
        <label for="name">Identifiant</label>
        <input
          id="name"
          name="name"
          autocomplete="username"
          autocapitalize="none"
          value={name}
          required
          {...wrong(problem)}
        />
      </div>
      <div class="field">
        <label for="password">Mot de passe</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          {...wrong(problem)}
        />
      </div>
    </>
  );
}

type Second = { needs: 'code' | 'passkey'; passkey: boolean };

/** After the password, for whoever has a second factor: a code, or a passkey in its place. */
export function SecondStep({ second, problem, next }: { second: Second; problem?: string; next: string }) {
  if (second.needs === 'code') return <SignInCode problem={problem} next={next} passkey={second.passkey} />;
  return (
    <main id="contenu" class="sign-in" tabindex={-1}>
      <div>
        <p class="brand">
          <Logo /> <span>Paladin</span> <small>Bureau</small>
        </p>
        <h1>{passkeyWords.secondTitle}</h1>
        <p>{passkeyWords.secondLead}</p>
        <noscript>
          <p class="wrong">{passkeyWords.needed}</p>
        </noscript>
        <p class="hint">
          <a href="/bureau/connexion">{signInWords.again}</a>
        </p>
        <EnterByPasskey next={next} />
      </div>
    </main>
  );
}

/** Shown by the script, where the browser knows passkeys. */
function EnterByPasskey({ next }: { next: string }) {
  return (
    <form data-passkey="enter" data-next={next} data-failed={passkeyWords.failed} hidden>
      <p class="wrong" role="alert"></p>
      <button class="button is-plain">{passkeyWords.enter}</button>
    </form>
  );
}

type CodeAsked = { problem: string | undefined; next: string; passkey: boolean };

function SignInCode({ problem, next, passkey }: CodeAsked) {
  return (
    <main id="contenu" class="sign-in" tabindex={-1}>
      <div>
        <form method="post" action="/bureau/connexion/code">
          <p class="brand">
            <Logo /> <span>Paladin</span> <small>Bureau</small>
          </p>
          <h1>{signInWords.codeTitle}</h1>
          {problem && (
            <p class="wrong" role="alert">
              {problem}
            </p>
          )}
          <p>{signInWords.codeLead}</p>
          <input type="hidden" name="vers" value={next} />
          <Field name="code" label={signInWords.code} code maxlength={40} />
          <button class="button">Se connecter</button>
          <p class="hint">
            {signInWords.codeHint} <a href="/bureau/connexion">{signInWords.again}</a>
          </p>
        </form>
        {passkey && <EnterByPasskey next={next} />}
      </div>
    </main>
  );
}

/** One page further, which opens by itself. */
export function PassingOn({ title, lead, next }: { title: string; lead?: string; next: string }) {
  return (
    <main id="contenu" class="sign-in" tabindex={-1}>
      <div>
        <p class="brand">
          <Logo /> <span>Paladin</span> <small>Bureau</small>
        </p>
        <h1>{title}</h1>
        {lead !== undefined && <p>{lead}</p>}
        <a class="button" href={next}>
          {signInWords.goOn}
        </a>
      </div>
    </main>
  );
}

function wrong(problem: string | undefined) {
  return problem === undefined
    ? {}
    : ({ 'aria-invalid': 'true', 'aria-describedby': 'sign-in-wrong' } as const);
}
