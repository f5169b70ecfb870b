import { Hono, type Context } from 'hono';
import { bulkWords } from '../../content/fr/bulk-words.ts';
import type { BulkAction, BulkLine } from '../../api/agents/bulk.ts';
import { askApi, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { fieldsOf, type Fields } from './api-calls.ts';
import { BulkPage, CHOSEN } from './bulk-pages.tsx';
import { BulkResult } from './bulk-result.tsx';
import { seenBy, tagsKnown, titlesOf } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { filterFrom, listNamed, narrowingOf } from './filters.ts';
import { fetchList, narrowed } from './queue-routes.tsx';
import { toSignIn } from './sign-in-routes.tsx';

export function bulkPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/lot', (c) => choose(c, parts))
    .post('/bureau/lot', (c) => show(c, parts, false))
    .post('/bureau/lot/fait', (c) => show(c, parts, true));
}

async function choose(c: Context, parts: PageParts, refused?: { message: string; status: number }) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const after = c.req.query('apres');
  const listed = await fetchList(c, parts, {
    list: listNamed(filterFrom(c.req.query('liste'))),
    ...narrowed(narrowingOf((word) => c.req.query(word))),
    ...(after === undefined ? {} : { after }),
  });
  const body = (
    <BulkPage
      seen={seen}
      entries={listed?.entries ?? []}
      titleOf={titlesOf(parts)}
      from={listIn(c)}
      tags={await tagsKnown(c, parts)}
      areAll={c.req.query('tout') === 'oui'}
      problem={refused?.message}
    />
  );
  return deskPage(c, parts, { seen, title: bulkWords.title, here: 'queue', body }, refused?.status);
}

async function show(c: Context, parts: PageParts, isDone: boolean) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const fields = fieldsOf(await c.req.parseBody());
  const told = await ask(c, parts, fields, isDone);
  if (!told.ok) return choose(c, parts, told);
  const references = told.body.map(({ reference }) => reference).join(',');
  const entries = (await fetchList(c, parts, { references }))?.entries ?? [];
  const body = (
    <BulkResult
      seen={seen}
      entries={entries}
      titleOf={titlesOf(parts)}
      from={listIn(c)}
      lines={told.body}
      fields={fields}
      isDone={isDone}
    />
  );
  return deskPage(c, parts, { seen, title: bulkWords.title, here: 'queue', body });
}

function listIn(c: Context): string {
  return new URL(c.req.url).search;
}

function ask(c: Context, parts: PageParts, fields: Fields, isDone: boolean): Promise<ApiAnswer<BulkLine[]>> {
  const json = { references: chosenIn(fields), action: actionIn(fields) };
  const { id = '' } = fields;
  return isDone
    ? askApi(parts, c, (api) => api.desk['bulk-actions'].$post({ json: { ...json, id } }))
    : askApi(parts, c, (api) => api.desk['bulk-previews'].$post({ json }));
}

function chosenIn(fields: Fields): string[] {
  return Object.keys(fields).flatMap((name) => (name.startsWith(CHOSEN) ? [name.slice(CHOSEN.length)] : []));
}

function actionIn({ action, tag = '', to = '', reason = '' }: Fields): BulkAction {
  if (action === 'tag') return { name: 'tag', tag };
  if (action === 'transfer') return { name: 'transfer', to, ...(reason === '' ? {} : { reason }) };
  return { name: 'claim' };
}
