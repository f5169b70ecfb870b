import { Hono, type Context } from 'hono';
import { webhookWords } from '../../content/fr/webhook-words.ts';
import { askApi, segments, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { textOf } from './form-text.ts';
import { showMachines } from './machine-page-routes.tsx';
import { withProof } from './proof.tsx';
import { toSignIn } from './sign-in-routes.tsx';
import { WebhookLogPage } from './webhook-log-page.tsx';

const HERE = '/bureau/integrations/abonnements';
const PAGE = 50;

export function webhookPages(parts: PageParts): Hono {
  return new Hono()
    .post(HERE, (c) => make(c, parts))
    .get(`${HERE}/:webhook`, (c) => showLog(c, parts))
    .post(`${HERE}/:webhook`, (c) => change(c, parts))
    .post(`${HERE}/:webhook/renvois`, (c) => replay(c, parts));
}

/** The secret is in this answer and in no other: no redirect could carry it. */
async function make(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const json = { key: textOf(form, 'key'), url: textOf(form, 'url').trim() };
  const told = await withProof(c, parts, () => askApi(parts, c, (api) => api.desk.webhooks.$post({ json })));
  return told.ok
    ? showMachines(c, parts, { shown: { words: webhookWords.made, value: told.body.secret } })
    : showMachines(c, parts, told);
}

async function change(c: Context, parts: PageParts) {
  const wanted = textOf(await c.req.formData(), 'faire');
  const param = segments({ webhook: c.req.param('webhook') ?? '' });
  if (wanted === 'renouveler') return renew(c, parts, param);
  const told = await withProof<undefined>(c, parts, () =>
    askApi(parts, c, (api) =>
      wanted === 'supprimer'
        ? api.desk.webhooks[':webhook'].$delete({ param })
        : api.desk.webhooks[':webhook'].enabled.$put({ param, json: { enabled: wanted === 'retablir' } }),
    ),
  );
  return told.ok ? c.redirect('/bureau/integrations?fait', 303) : showMachines(c, parts, told);
}

async function renew(c: Context, parts: PageParts, param: { webhook: string }) {
  const told = await withProof(c, parts, () =>
    askApi(parts, c, (api) => api.desk.webhooks[':webhook'].secret.$post({ param })),
  );
  return told.ok
    ? showMachines(c, parts, { shown: { words: webhookWords.renewed, value: told.body.secret } })
    : showMachines(c, parts, told);
}

async function showLog(c: Context, parts: PageParts, refused?: Extract<ApiAnswer<never>, { ok: false }>) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const webhook = c.req.param('webhook') ?? '';
  const before = c.req.query('avant');
  const query = { limit: String(PAGE), ...(before === undefined ? {} : { before }) };
  const told = await askApi(parts, c, (api) =>
    api.desk.webhooks[':webhook'].deliveries.$get({ param: segments({ webhook }), query }),
  );
  const deliveries = told.ok ? told.body : [];
  const body = (
    <WebhookLogPage
      seen={seen}
      webhook={webhook}
      deliveries={deliveries}
      problem={told.ok ? refused?.message : told.message}
      done={c.req.query('fait') !== undefined}
      before={deliveries.length === PAGE ? deliveries.at(-1)?.arrival : undefined}
    />
  );
  const about = { seen, title: webhookWords.log, here: 'machines', body } as const;
  return deskPage(c, parts, about, told.ok ? (refused?.status ?? 200) : told.status);
}

async function replay(c: Context, parts: PageParts) {
  const delivery = textOf(await c.req.formData(), 'envoi');
  const param = segments({ webhook: c.req.param('webhook') ?? '', delivery });
  const told = await withProof(c, parts, () =>
    askApi(parts, c, (api) => api.desk.webhooks[':webhook'].deliveries[':delivery'].replay.$post({ param })),
  );
  return told.ok ? c.redirect(`${HERE}/${param.webhook}?fait`, 303) : showLog(c, parts, told);
}
