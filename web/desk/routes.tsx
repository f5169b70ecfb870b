import { Hono, type Context } from 'hono';
import { askApi } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { actionRoutes } from './action-routes.tsx';
import { calendarRoutes } from './calendar-page-routes.tsx';
import { fileOf, receiptsOf, seenBy, titlesOf, type QuestionFile } from './desk-data.ts';
import { erasureRoutes } from './erasure-page-routes.tsx';
import { deskPage } from './desk-page.tsx';
import { outboxRoutes } from './mail-routes.tsx';
import { QuestionPage } from './question-page.tsx';
import { queueRoutes } from './queue-routes.tsx';
import { Refused } from './refusal.tsx';
import { TAKE } from './draft-panel.tsx';
import { sessionRoutes, toSignIn } from './sign-in-routes.tsx';

/** The agents' desk. The API decides who may see what; these pages show what it gives. */
export function deskRoutes(parts: PageParts): Hono {
  return new Hono()
    .use('/bureau/*', async (c, next) => {
      c.header('Cache-Control', 'no-store');
      await next();
    })
    .route('/', sessionRoutes(parts))
    .route('/', queueRoutes(parts))
    .get('/bureau/etat/:reference', (c) => standing(c, parts))
    .get('/bureau/questions/:reference', (c) => question(c, parts))
    .route('/', actionRoutes(parts))
    .route('/', calendarRoutes(parts))
    .route('/', outboxRoutes(parts))
    .route('/', erasureRoutes(parts));
}

async function question(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const reference = c.req.param('reference') ?? '';
  const told = await fileOf(c, parts, reference);
  const body = told.ok ? (
    <QuestionPage
      file={told.body}
      seen={seen}
      typed={{ fields: taken(c, told.body) }}
      receipts={await receiptsOf(parts, told.body, seen.now)}
      titleOf={titlesOf(parts)}
    />
  ) : (
    <Refused message={told.message} />
  );
  return deskPage(c, parts, { seen, title: reference, here: 'question', body }, told.ok ? 200 : told.status);
}

/** The assistant's draft in the reply, for whoever asked for it without a script. */
function taken(c: Context, { suggestion }: QuestionFile): Record<string, string> {
  return suggestion && c.req.query(TAKE) !== undefined ? { text: suggestion.text } : {};
}

/**
 * How far the journal of one question has come. The script asks this at every change on the desk, and opens the
 * question again only when it moved: each opening of medical text is written down.
 */
async function standing(c: Context, parts: PageParts) {
  const reference = encodeURIComponent(c.req.param('reference') ?? '');
  const told = await askApi<{ seq: number }>(parts, c, {
    path: `/api/desk/questions/${reference}/standing`,
  });
  // Signed out, or no longer theirs: the page, opened again, says so.
  return c.json({ seq: told.ok ? told.body.seq : null });
}
