import type { Context } from 'hono';
import type { erasable, erase, Whom } from '../../api/erase-person.ts';
import { isReference } from '../../domain/reference.ts';
import { askApi, type Told } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';

export type Erasable = Awaited<ReturnType<typeof erasable>>[number];
export type ErasureReceipt = Awaited<ReturnType<typeof erase>>;

/** An address, or a reference however it is typed. */
function whomOf(typed: string): Whom {
  const reference = typed.toUpperCase();
  return isReference(reference) ? { reference } : { email: typed };
}

/** Sent, never put in an address: those of pages stand in logs and histories. */
export function previewOf(c: Context, parts: PageParts, whom: string): Promise<Told<Erasable[]>> {
  return askApi(parts, c, { path: '/api/desk/erasures/preview', method: 'POST', json: whomOf(whom) });
}

export function confirmed(
  c: Context,
  parts: PageParts,
  { whom, references }: { whom: string; references: string[] },
): Promise<Told<ErasureReceipt>> {
  const json = { whom: whomOf(whom), references };
  return askApi(parts, c, { path: '/api/desk/erasures', method: 'POST', json });
}

export function receiptsOf(c: Context, parts: PageParts): Promise<Told<ErasureReceipt[]>> {
  return askApi(parts, c, { path: '/api/desk/erasures' });
}

export function receiptOf(c: Context, parts: PageParts): Promise<Told<ErasureReceipt>> {
  const id = encodeURIComponent(c.req.param('id') ?? '');
  return askApi(parts, c, { path: `/api/desk/erasures/${id}` });
}
