import { VOTE_COMMENT_LIMIT } from '../../api/vote-routes.ts';
import { feedbackTexts } from '../../content/fr/help.ts';
import { Urgent } from '../chat/emergency-notice.tsx';

/** Where the reader stands with "Avez-vous trouvé la réponse ?". */
export type FeedbackState =
  | { at: 'asking'; again?: boolean; typed?: string; problem?: string }
  | { at: 'thanked'; helped: boolean; leftOut: boolean };

type Asked = { slug: string; version: string; state: FeedbackState };

/** Two buttons and a comment: a plain form, which works without a script. */
export function FeedbackForm({ slug, version, state }: Asked) {
  if (state.at === 'thanked') return <Thanks slug={slug} state={state} />;
  const { problem, typed = '', again = false } = state;
  return (
    <form
      class="feedback"
      id="avis"
      method="post"
      action={`/aide/${slug}/avis`}
      aria-labelledby="avis-titre"
      data-vote
    >
      <h2 id="avis-titre">{feedbackTexts.title}</h2>
      {again && <p>{feedbackTexts.replaces}</p>}
      <input type="hidden" name="version" value={version} />
      <div class="field">
        <label for="commentaire">
          {feedbackTexts.comment} <span class="quiet">{feedbackTexts.optional}</span>
        </label>
        <textarea
          id="commentaire"
          name="commentaire"
          rows={2}
          maxlength={VOTE_COMMENT_LIMIT}
          aria-describedby="commentaire-aide"
          {...(problem === undefined ? {} : { 'aria-invalid': 'true' })}
        >
          {typed}
        </textarea>
        <p id="commentaire-aide" class="hint">
          {feedbackTexts.hint(VOTE_COMMENT_LIMIT)}
        </p>
      </div>
      <p class="wrong" role="alert" hidden={problem === undefined} data-vote-problem>
        {problem}
      </p>
      <p class="pair">
        <button class="button is-plain" name="trouve" value="oui">
          {feedbackTexts.yes}
        </button>
        <button class="button is-plain" name="trouve" value="non">
          {feedbackTexts.no}
        </button>
      </p>
    </form>
  );
}

type Thanked = { slug: string; state: Extract<FeedbackState, { at: 'thanked' }> };

function Thanks({ slug, state: { helped, leftOut } }: Thanked) {
  return (
    <section class="feedback" id="avis" aria-labelledby="avis-titre">
      <h2 id="avis-titre">{feedbackTexts.thanks}</h2>
      {leftOut && <p>{feedbackTexts.leftOut}</p>}
      {helped ? (
        <p>{feedbackTexts.helped}</p>
      ) : (
        <p>
          {feedbackTexts.notHelped}
          <a href="/question" data-paladin-chat>
            {feedbackTexts.ask}
          </a>
          .
        </p>
      )}
      <p>
        <a class="quiet" href={`/aide/${slug}?avis=modifier#avis`}>
          {feedbackTexts.change}
        </a>
      </p>
    </section>
  );
}

/** Before anything else: the numbers to call. */
export function FeedbackEmergency({ slug, text }: { slug: string; text: string }) {
  return (
    <div class="wrap narrow page">
      <section class="feedback-emergency" id="avis" aria-label={feedbackTexts.emergency}>
        <Urgent text={text} />
        <p>{feedbackTexts.emergency}</p>
        <p>
          <a href={`/aide/${slug}`}>{feedbackTexts.back}</a>
        </p>
      </section>
    </div>
  );
}
