import { signInWords } from '../../content/fr/staff-words.ts';
import { Logo } from '../icons.tsx';
import { Field } from './staff-page.tsx';

export function SignIn({ problem, name = '', next }: { problem?: string; name?: string; next: string }) {
  return (
    <main id="contenu" class="sign-in" tabindex={-1}>
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
        <button class="button">Se connecter</button>
        <p class="hint">
          Réservé aux conseillers. Vous cherchez une réponse ? <a href="/aide">Centre d’aide</a>
        </p>
      </form>
    </main>
  );
}

/** The second step, for whoever has a second factor. */
export function SignInCode({ problem, next }: { problem?: string; next: string }) {
  return (
    <main id="contenu" class="sign-in" tabindex={-1}>
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
    </main>
  );
}

function wrong(problem: string | undefined) {
  return problem === undefined
    ? {}
    : ({ 'aria-invalid': 'true', 'aria-describedby': 'sign-in-wrong' } as const);
}
