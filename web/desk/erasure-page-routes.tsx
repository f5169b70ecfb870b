import { Hono, type Context } from 'hono';
import { erasureReceipt } from '../../content/fr/erasure-texts.ts';
import type { PageParts } from '../page-context.ts';
import type { ApiAnswer } from '../api-client.ts';
import { seenBy, shortName, type Seen } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { confirmErasure, previewOf, fetchReceipt, fetchReceipts } from './erasure-data.ts';
import { ReceiptPage } from './erasure-receipt.tsx';
import { CONFIRMATION, ErasurePage, ErasurePreview } from './erasure-pages.tsx';
import { withProof } from './proof.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** Forgetting a person: whom, what would go, the word that confirms, and the receipt. By forms alone, without a script. */
export function erasurePageRoutes(parts: PageParts): Hono {
  return (
    new Hono()
      .get('/bureau/effacements', (c) => start(c, parts))
      // Opened again later, a list that was shown is not shown again: nobody is named in an address.
      .get('/bureau/effacements/apercu', (c) => start(c, parts))
      .post('/bureau/effacements/apercu', (c) => preview(c, parts))
      .post('/bureau/effacements', (c) => eraseChosen(c, parts))
      .get('/bureau/effacements/:id', (c) => receipt(c, parts))
      .get('/bureau/effacements/:id/attestation.txt', (c) => download(c, parts))
  );
}

async function start(c: Context, parts: PageParts, asked: { whom?: string; problem?: string } = {}) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await fetchReceipts(c, parts);
  if (!told.ok) return showRefusal(c, parts, { seen, told });
  const mayErase = seen.agent.roles.includes('supervisor');
  const body = <ErasurePage now={seen.now} receipts={told.body} mayErase={mayErase} {...asked} />;
  const status = asked.problem === undefined ? 200 : 422;
  return deskPage(c, parts, { seen, title: 'Effacements', here: 'erasures', body }, status);
}

async function preview(c: Context, parts: PageParts) {
  const { whom } = await fieldsOf(c);
  return showPage(c, parts, { whom });
}

type Shown = { whom: string; problem?: string; status?: number };

/** What would go, as it is now. */
async function showPage(c: Context, parts: PageParts, { whom, problem, status = 200 }: Shown) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await previewOf(c, parts, whom);
  if (!told.ok && told.status === 422) return start(c, parts, { whom, problem: MALFORMED });
  if (!told.ok) return showRefusal(c, parts, { seen, told });
  const body = <ErasurePreview whom={whom} erasable={told.body} seen={seen} problem={problem} />;
  return deskPage(c, parts, { seen, title: 'Ce qui serait effacé', here: 'erasures', body }, status);
}

const MALFORMED = 'Écrivez une adresse e-mail, comme ana@exemple.fr, ou une référence, comme PAL-7F3K-92QX.';
const UNCONFIRMED = `Rien n’a été effacé. Pour confirmer, écrivez « ${CONFIRMATION} ».`;

async function eraseChosen(c: Context, parts: PageParts) {
  const { whom, references, confirmation } = await fieldsOf(c);
  if (confirmation.toLowerCase() !== CONFIRMATION)
    return showPage(c, parts, { whom, problem: UNCONFIRMED, status: 422 });
  const told = await withProof(c, parts, () =>
    confirmErasure(c, parts, { whom, references: references.split(' ') }),
  );
  if (told.ok) return c.redirect(`/bureau/effacements/${told.body.id}`, 303);
  if (told.status === 401) return toSignIn(c);
  return showPage(c, parts, { whom, problem: told.message, status: told.status });
}

async function receipt(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await fetchReceipt(c, parts);
  if (!told.ok) return showRefusal(c, parts, { seen, told });
  const by = told.body.by === 'console' ? 'la console' : shortName(seen, told.body.by);
  const body = <ReceiptPage receipt={told.body} by={by} />;
  return deskPage(c, parts, { seen, title: 'Attestation d’effacement', here: 'erasures', body });
}

async function download(c: Context, parts: PageParts) {
  const told = await fetchReceipt(c, parts);
  if (!told.ok) return receipt(c, parts);
  c.header('Content-Disposition', `attachment; filename="attestation-${told.body.id}.txt"`);
  return c.text(`${erasureReceipt(told.body)}\n`);
}

type Unseen = { seen: Seen; told: Extract<ApiAnswer<unknown>, { ok: false }> };

function showRefusal(c: Context, parts: PageParts, { seen, told }: Unseen) {
  const message = told.status === 403 ? FORBIDDEN : told.message;
  const body = <RefusalNotice message={message} />;
  return deskPage(c, parts, { seen, title: 'Effacements', here: 'erasures', body }, told.status);
}

const FORBIDDEN = 'Les effacements sont faits par les superviseurs. Demandez à l’un d’eux.';

async function fieldsOf(c: Context): Promise<{ whom: string; references: string; confirmation: string }> {
  const form = await c.req.parseBody();
  const field = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return { whom: field('whom'), references: field('references'), confirmation: field('confirmation') };
}
