import { randomUUID } from 'node:crypto';
import { Hono, type Context, type Next } from 'hono';
import { shownReasons } from '../../domain/alerts.ts';
import { askApi, segments, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { httpStatusOf } from '../respond.ts';
import { callOf, fieldsOf, type Fields } from './api-calls.ts';
import { fileOf, clockReceiptsOf, seenBy, tagsKnown, titlesOf } from './desk-data.ts';
import { QuestionPage } from './question-page.tsx';
import { deskPage } from './desk-page.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** Commands of an agent, sent by forms. A script gets the API's own answer; without one, the page is shown again. */
export function actionRoutes(parts: PageParts): Hono {
  return new Hono()
    .post('/bureau/questions/:reference/:action', (c, next) => runAction(c, parts, next))
    .post('/bureau/alertes/:alert/vue', (c) => markAlertsSeen(c, parts))
    .post('/bureau/alertes/:reason/toutes-vues', (c) => markAlertsSeen(c, parts));
}

/** What is no command may be another page's form. */
async function runAction(c: Context, parts: PageParts, next: Next) {
  const { reference = '', action = '' } = c.req.param();
  const call = callOf(action);
  if (!call) return next();
  const fields = fieldsOf(await c.req.parseBody());
  const told = await askApi(parts, c, (api) =>
    call(api.desk.questions[':reference'], {
      param: segments({ reference }),
      id: fields['id'] ?? randomUUID(),
      fields,
      now: parts.now(),
    }),
  );
  if (c.req.header('Accept') === 'application/json') return asJson(c, told);
  return told.ok
    ? c.redirect(`/bureau/questions/${encodeURIComponent(reference)}`, 303)
    : showRefusal(c, parts, { told, fields });
}

function asJson(c: Context, told: ApiAnswer<object | undefined>) {
  if (told.ok) return c.json(told.body ?? {});
  const { error, message } = told;
  return c.json({ error, message }, httpStatusOf(told.status));
}

type Refusal = { told: Extract<ApiAnswer<object | undefined>, { ok: false }>; fields: Fields };

/** The question again, with what was typed and why it was not done. */
async function showRefusal(c: Context, parts: PageParts, { told, fields }: Refusal) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const reference = c.req.param('reference') ?? '';
  const file = await fileOf(c, parts, reference);
  if (!file.ok) return c.redirect('/bureau', 303);
  const receipts = await clockReceiptsOf(parts, file.body, seen.now);
  const body = (
    <QuestionPage
      receipts={receipts}
      tagsInUse={await tagsKnown(c, parts)}
      titleOf={titlesOf(parts)}
      file={file.body}
      seen={seen}
      typed={{ problem: told.message, fields }}
      from={new URLSearchParams()}
    />
  );
  return deskPage(c, parts, { seen, title: reference, here: 'question', body }, told.status);
}

async function markAlertsSeen(c: Context, parts: PageParts) {
  const { alert = '', reason = '' } = c.req.param();
  await askApi(parts, c, ({ desk: { alerts } }) =>
    isShown(reason)
      ? alerts.reasons[':reason'].seen.$put({ param: { reason } })
      : alerts[':alert'].seen.$put({ param: segments({ alert }) }),
  );
  return c.redirect('/bureau', 303);
}

function isShown(reason: string): reason is (typeof shownReasons)[number] {
  return shownReasons.some((shown) => shown === reason);
}
