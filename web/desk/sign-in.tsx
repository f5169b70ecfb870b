import { Logo } from '../icons.tsx';

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

function wrong(problem: string | undefined) {
  return problem === undefined
    ? {}
    : ({ 'aria-invalid': 'true', 'aria-describedby': 'sign-in-wrong' } as const);
}
