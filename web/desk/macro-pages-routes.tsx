import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { macroWords } from '../../content/fr/macro-words.ts';
import type { Team } from '../../domain/journal.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { fieldsOf, oneOfThose } from './api-calls.ts';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { MacrosPage } from './macro-pages.tsx';
import { toSignIn } from './sign-in-routes.tsx';

export function macroPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/modeles', (c) => macros(c, parts))
    .post('/bureau/modeles', (c) => write(c, parts, randomUUID()))
    .post('/bureau/modeles/:macro', (c) => write(c, parts, c.req.param('macro')))
    .post('/bureau/modeles/:macro/suppression', (c) => drop(c, parts, c.req.param('macro')));
}

async function macros(c: Context, parts: PageParts, refused?: { message: string; status: number }) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) => api.desk.macros.$get());
  const problem = told.ok ? refused?.message : told.message;
  const body = (
    <MacrosPage
      seen={seen}
      macros={told.ok ? told.body : []}
      topics={parts.articles()}
      problem={problem}
      done={c.req.query('fait') !== undefined}
    />
  );
  const status = told.ok ? (refused?.status ?? 200) : told.status;
  return deskPage(c, parts, { seen, title: macroWords.title, here: 'macros', body }, status);
}

async function write(c: Context, parts: PageParts, macro: string) {
  const { title = '', body = '', team = '', topic, shared } = fieldsOf(await c.req.parseBody());
  const json = {
    title,
    body,
    team: oneOfThose<Team>(team),
    topic: topic || null,
    isShared: shared !== undefined,
  };
  const told = await askApi(parts, c, (api) =>
    api.desk.macros[':macro'].$put({ param: segments({ macro }), json }),
  );
  return told.ok ? c.redirect('/bureau/modeles?fait', 303) : macros(c, parts, told);
}

async function drop(c: Context, parts: PageParts, macro: string) {
  const told = await askApi(parts, c, (api) =>
    api.desk.macros[':macro'].$delete({ param: segments({ macro }) }),
  );
  return told.ok ? c.redirect('/bureau/modeles?fait', 303) : macros(c, parts, told);
}
