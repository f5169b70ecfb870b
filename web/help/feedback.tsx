/** Where the reader stands with "Avez-vous trouvé la réponse ?". */
export type FeedbackState = 'asking' | 'thanked-yes' | 'thanked-no' | 'too-long';

/** Longest comment, in characters. */
export const COMMENT_LIMIT = 1000;

/** Two buttons and a comment: a plain form, which works without a script. */
export function Feedback({ slug, state }: { slug: string; state: FeedbackState }) {
  if (state === 'thanked-yes' || state === 'thanked-no') return <Thanks state={state} />;
  return (
    <form class="feedback" id="avis" method="post" action={`/aide/${slug}/avis`} aria-labelledby="avis-titre">
      <h2 id="avis-titre">Avez-vous trouvé la réponse ?</h2>
      <div class="field">
        <label for="commentaire">
          Que pourrions-nous améliorer ? <span class="quiet">(facultatif)</span>
        </label>
        <textarea
          id="commentaire"
          name="commentaire"
          rows={2}
          maxlength={COMMENT_LIMIT}
          aria-describedby="commentaire-aide"
          {...(state === 'too-long' ? { 'aria-invalid': 'true' } : {})}
        ></textarea>
        <p id="commentaire-aide" class="hint">
          {state === 'too-long' ? `Votre commentaire dépasse ${COMMENT_LIMIT} caractères. ` : ''}
          N’écrivez ni nom, ni information de santé. Ce commentaire ne reçoit pas de réponse.
        </p>
      </div>
      <p class="pair">
        <button class="button is-plain" name="trouve" value="oui">
          Oui
        </button>
        <button class="button is-plain" name="trouve" value="non">
          Non
        </button>
      </p>
    </form>
  );
}

function Thanks({ state }: { state: 'thanked-yes' | 'thanked-no' }) {
  return (
    <section class="feedback" id="avis" aria-labelledby="avis-titre" role="status">
      <h2 id="avis-titre">Merci de votre avis</h2>
      {state === 'thanked-yes' ? (
        <p>Vous nous aidez à tenir le centre d’aide à jour.</p>
      ) : (
        <p>
          Nous relirons cet article. Votre question reste ouverte ?{' '}
          <a href="/question" data-open-chat>
            Posez-la nous
          </a>
          .
        </p>
      )}
    </section>
  );
}
