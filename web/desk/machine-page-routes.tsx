import { Hono, type Context } from 'hono';
import { machineWords } from '../../content/fr/machine-words.ts';
import { isScope } from '../../domain/machine-scopes.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { textOf } from './form-text.ts';
import { MachinesPage, type ShownOnce } from './machines-page.tsx';
import { withProof } from './proof.tsx';
import { toSignIn } from './sign-in-routes.tsx';

export function machinePages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/integrations', (c) => showMachines(c, parts))
    .post('/bureau/integrations', (c) => make(c, parts))
    .post('/bureau/integrations/:key/revocation', (c) => revoke(c, parts));
}

type Outcome = { shown?: ShownOnce; message?: string; status?: number };

/** The page of keys and of what they subscribed to, with what came of a form. */
export async function showMachines(
  c: Context,
  parts: PageParts,
  { shown, message, status = 200 }: Outcome = {},
) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) => api.desk['machine-keys'].$get());
  const hooks = await askApi(parts, c, (api) => api.desk.webhooks.$get());
  const body = (
    <MachinesPage
      seen={seen}
      keys={told.ok ? told.body : []}
      hooks={hooks.ok ? hooks.body : []}
      problem={told.ok ? message : told.message}
      done={c.req.query('fait') !== undefined}
      shown={shown}
    />
  );
  const about = { seen, title: machineWords.title, here: 'machines', body } as const;
  return deskPage(c, parts, about, told.ok ? status : told.status);
}

/** The key is in this answer and in no other: no redirect could carry it. */
async function make(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const scopes = form.getAll('scopes').flatMap((word) => (isWord(word) && isScope(word) ? [word] : []));
  const json = { name: textOf(form, 'name').trim(), scopes };
  const told = await withProof(c, parts, () =>
    askApi(parts, c, (api) => api.desk['machine-keys'].$post({ json })),
  );
  return showMachines(
    c,
    parts,
    told.ok ? { shown: { words: machineWords.made, value: told.body.key } } : told,
  );
}

async function revoke(c: Context, parts: PageParts) {
  const param = segments({ key: c.req.param('key') ?? '' });
  const told = await withProof(c, parts, () =>
    askApi(parts, c, (api) => api.desk['machine-keys'][':key'].$delete({ param })),
  );
  return told.ok ? c.redirect('/bureau/integrations?fait', 303) : showMachines(c, parts, told);
}

function isWord(value: unknown): value is string {
  return typeof value === 'string';
}
