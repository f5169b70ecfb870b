import { Hono, type Context } from 'hono';
import type { WeeklyReview } from '../../api/agents/review-routes.ts';
import { reviewWords } from '../../content/fr/review-words.ts';
import { askApi } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { RefusalNotice } from './refusal.tsx';
import { ReviewPage } from './review-page.tsx';
import { toSignIn } from './sign-in-routes.tsx';

export function reviewPageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/revue', (c) => show(c, parts))
    .post('/bureau/revue/:proposal', (c) => decide(c, parts));
}

async function show(c: Context, parts: PageParts, problem?: string) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi<WeeklyReview>(parts, c, { path: '/api/desk/review' });
  const body = told.ok ? (
    <ReviewPage review={told.body} {...(problem === undefined ? {} : { problem })} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  const status = told.ok ? (problem === undefined ? 200 : 422) : told.status;
  return deskPage(c, parts, { seen, title: reviewWords.title, here: 'review', body }, status);
}

async function decide(c: Context, parts: PageParts) {
  const json = Object.fromEntries(await c.req.formData());
  const path = `/api/desk/review/${encodeURIComponent(c.req.param('proposal') ?? '')}/decision`;
  const told = await askApi<undefined>(parts, c, { path, method: 'PUT', json });
  if (!told.ok && told.status === 401) return toSignIn(c);
  return told.ok ? c.redirect('/bureau/revue', 303) : show(c, parts, told.message);
}
