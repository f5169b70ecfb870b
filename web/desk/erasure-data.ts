import type { Context } from 'hono';
import type { erasable, eraseQuestions, Whom } from '../../api/erase-person.ts';
import { isReference } from '../../domain/reference.ts';
import { askApi, segments, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';

export type ErasureLine = Awaited<ReturnType<typeof erasable>>[number];
export type ShownErasureReceipt = Awaited<ReturnType<typeof eraseQuestions>>;

/** An address, or a reference however it is typed. */
function whomOf(typed: string): Whom {
  const reference = typed.toUpperCase();
  return isReference(reference) ? { reference } : { email: typed };
}

/** Sent, never put in an address: those of pages stand in logs and histories. */
export function previewOf(c: Context, parts: PageParts, whom: string): Promise<ApiAnswer<ErasureLine[]>> {
  return askApi(parts, c, (api) => api.desk.erasures.preview.$post({ json: whomOf(whom) }));
}

export function confirmErasure(
  c: Context,
  parts: PageParts,
  { whom, references }: { whom: string; references: string[] },
): Promise<ApiAnswer<ShownErasureReceipt>> {
  const json = { whom: whomOf(whom), references };
  return askApi(parts, c, (api) => api.desk.erasures.$post({ json }));
}

export function fetchReceipts(c: Context, parts: PageParts): Promise<ApiAnswer<ShownErasureReceipt[]>> {
  return askApi(parts, c, (api) => api.desk.erasures.$get());
}

export function fetchReceipt(c: Context, parts: PageParts): Promise<ApiAnswer<ShownErasureReceipt>> {
  const param = segments({ id: c.req.param('id') ?? '' });
  return askApi(parts, c, (api) => api.desk.erasures[':id'].$get({ param }));
}
