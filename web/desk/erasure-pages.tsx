import { statusWords } from '../../content/fr/desk-words.ts';
import { moment } from '../../content/instants.ts';
import type { ErasureLine, ShownErasureReceipt } from './erasure-data.ts';
import { countsOf, inWords, totalOf } from './erasure-words.ts';
import type { Seen } from './desk-data.ts';
import { displayName } from './display-name.ts';
import { ProofField } from './proof.tsx';

type Asked = { now: number; receipts: readonly ShownErasureReceipt[]; mayErase: boolean };

/** Whom to forget, and what was forgotten before. */
export function ErasurePage({ now, receipts, mayErase, ...typed }: Asked & Typed) {
  return (
    <div class="erasures">
      <h1>Effacements</h1>
      {mayErase && <AskForm {...typed} />}
      <h2>Attestations</h2>
      {receipts.length === 0 ? (
        <div class="empty">
          <p>Aucun effacement n’a été fait. Chacun laissera ici son attestation.</p>
        </div>
      ) : (
        <ol class="queue">
          {receipts.map(({ id, at, questions }) => (
            <li>
              <a class="row" href={`/bureau/effacements/${id}`} data-row>
                <span class="row-what">
                  <strong>{inWords(questions.length, 'demande effacée', 'demandes effacées')}</strong>
                  <span class="quiet">{moment(at, now)}</span>
                </span>
                <span class="quiet">{countsOf(totalOf(questions))}</span>
              </a>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

type Typed = { whom?: string | undefined; problem?: string | undefined };

function AskForm({ whom = '', problem }: Typed) {
  return (
    <form class="panel" method="post" action="/bureau/effacements/apercu">
      <p>
        Effacer une personne détruit pour toujours ce qu’elle a écrit, ce qui lui a été répondu, ses pièces
        jointes, son adresse et son nom. Vous verrez d’abord ce qui serait effacé.
      </p>
      {problem && (
        <p class="wrong" role="alert" id="whom-wrong">
          {problem}
        </p>
      )}
      <div class="field">
        <label for="whom">Adresse e-mail ou référence</label>
        <input
          id="whom"
          name="whom"
          value={whom}
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={254}
          aria-describedby={problem ? 'whom-wrong whom-hint' : 'whom-hint'}
          {...(problem ? { 'aria-invalid': 'true' as const } : {})}
        />
        <p class="hint" id="whom-hint">
          Une adresse : toutes les demandes de la personne. Une référence, comme PAL-7F3K-92QX : cette demande
          et ses suites, pour qui n’a pas donné d’adresse.
        </p>
      </div>
      <button class="button">Voir ce qui serait effacé</button>
    </form>
  );
}

type Preview = { whom: string; erasable: readonly ErasureLine[]; seen: Seen; problem?: string | undefined };

/** The very list that would be forgotten, and the word to write before it is. */
export function ErasurePreview({ whom, erasable, seen, problem }: Preview) {
  return (
    <div class="erasures">
      <p class="crumbs">
        <a href="/bureau/effacements" data-back>
          Effacements
        </a>
      </p>
      <h1>À effacer pour {whom}</h1>
      {erasable.length === 0 ? (
        <div class="empty">
          <h2>Rien n’est conservé</h2>
          <p>
            Aucune demande lisible ne correspond. Vérifiez ce que vous avez écrit : il n’y a rien à effacer.
          </p>
          <p>
            <a class="button" href="/bureau/effacements">
              Chercher autrement
            </a>
          </p>
        </div>
      ) : (
        <>
          <p>
            {inWords(erasable.length, 'demande', 'demandes')} : {countsOf(totalOf(erasable))}.
          </p>
          <ol class="queue">
            {erasable.map((line) => (
              <li>
                <Line line={line} now={seen.now} />
              </li>
            ))}
          </ol>
          <ConfirmForm whom={whom} erasable={erasable} problem={problem} seen={seen} />
        </>
      )}
    </div>
  );
}

function Line({ line, now }: { line: ErasureLine; now: number }) {
  const { reference, receivedAt, status } = line;
  return (
    <div class="row">
      <span class="row-what">
        <strong>{reference}</strong>
        <span class="quiet">Reçue {moment(receivedAt, now)}</span>
        <span class="quiet">{countsOf(line)}</span>
      </span>
      <span class="chip">
        {status === 'quarantine' ? 'En quarantaine' : (displayName(statusWords, status) ?? status)}
      </span>
    </div>
  );
}

/** The word that says that one has read. */
export const CONFIRMATION = 'effacer';

function ConfirmForm({ whom, erasable, problem, seen }: Preview) {
  return (
    <form class="panel" method="post" action="/bureau/effacements">
      <h2>Effacer définitivement</h2>
      <p>
        Personne ne pourra plus rien en lire, et rien ne peut l’annuler. Une demande en cours est fermée. Un
        e-mail déjà parti reste chez son destinataire.
      </p>
      {problem && (
        <p class="wrong" role="alert" id="confirm-wrong">
          {problem}
        </p>
      )}
      <input type="hidden" name="whom" value={whom} />
      <input type="hidden" name="references" value={erasable.map(({ reference }) => reference).join(' ')} />
      <div class="field short">
        <label for="confirmation">Pour confirmer, écrivez « {CONFIRMATION} »</label>
        <input
          id="confirmation"
          name="confirmation"
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          {...(problem ? ({ 'aria-invalid': 'true', 'aria-describedby': 'confirm-wrong' } as const) : {})}
        />
      </div>
      <ProofField seen={seen} />
      <div class="pair">
        <button class="button">Effacer définitivement</button>
        <a class="button is-plain" href="/bureau/effacements">
          Ne rien effacer
        </a>
      </div>
    </form>
  );
}
