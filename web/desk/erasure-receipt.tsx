import { erasureReceipt } from '../../content/fr/erasure-texts.ts';
import { Words } from '../chat/message-text.tsx';
import type { ShownErasureReceipt } from './erasure-data.ts';

/** The proof of an erasure, to be read, printed or taken away: it says neither who was forgotten nor who asked. */
export function ReceiptPage({ receipt, by }: { receipt: ShownErasureReceipt; by: string }) {
  return (
    <article class="mail">
      <p class="crumbs">
        <a href="/bureau/effacements" data-back>
          Effacements
        </a>
      </p>
      <h1>Attestation d’effacement</h1>
      <p class="quiet">Fait par {by}</p>
      <div class="panel">
        <Words text={erasureReceipt(receipt)} />
      </div>
      <p>
        <a class="button" href={`/bureau/effacements/${receipt.id}/attestation.txt`} download>
          Télécharger l’attestation
        </a>
      </p>
    </article>
  );
}
