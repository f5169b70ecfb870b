import { Hono, type Context } from 'hono';
import { isVisit } from '../../api/visit.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { rightAddress } from '../right-address.ts';
import { accountPageRoutes } from './account-page-routes.tsx';
import { actionRoutes } from './action-routes.tsx';
import { auditPages } from './audit/routes.tsx';
import { calendarPageRoutes } from './calendar-page-routes.tsx';
import { complaintsPageRoutes } from './complaints-page-routes.tsx';
import { takeTurns } from './look-queue.ts';
import {
  fileOf,
  recordOpening,
  clockReceiptsOf,
  seenBy,
  tagsKnown,
  titlesOf,
  type QuestionFile,
} from './desk-data.ts';
import { erasurePageRoutes } from './erasure-page-routes.tsx';
import { deskPage } from './desk-page.tsx';
import { pilotageRoutes } from './pilotage/routes.tsx';
import { simulationPages } from './pilotage/simulation-routes.tsx';
import { outboxRoutes } from './mail-routes.tsx';
import { trainingPages } from './training/routes.tsx';
import { originalRoutes } from './original-routes.tsx';
import { reviewPages } from './review/routes.tsx';
import { quarantinePageRoutes } from './quarantine-page-routes.tsx';
import { unmaskPageRoutes } from './unmask-page-routes.tsx';
import { QuestionPage } from './question-page.tsx';
import { queueRoutes } from './queue-routes.tsx';
import { RefusalNotice } from './refusal.tsx';
import { MACRO } from './macros.tsx';
import { bulkPages } from './bulk-routes.tsx';
import { openedForPages } from './opened-for-routes.tsx';
import { noticePages } from './notices.tsx';
import { absencePages } from './absence-page-routes.tsx';
import { answerPages } from './library/answer-pages.tsx';
import { libraryPages } from './library/routes.tsx';
import { machinePages } from './machine-page-routes.tsx';
import { webhookPages } from './webhook-page-routes.tsx';
import { macroPages } from './macro-pages-routes.tsx';
import { watchingPages } from './watching.tsx';
import { TAKE } from './draft-panel.tsx';
import { signInRoutes, toSignIn } from './sign-in-routes.tsx';
import { openingsPageRoutes } from './openings-page-routes.tsx';
import { staffPageRoutes } from './staff-page-routes.tsx';

/** The agents' desk. The API decides who may see what; these pages show what it gives. */
export function deskRoutes(parts: PageParts): Hono {
  const turns = takeTurns();
  return new Hono()
    .use('/bureau/*', async (c, next) => {
      c.header('Cache-Control', 'no-store');
      await next();
    })
    .use('/bureau', turns)
    .use('/bureau/nouvelles', turns)
    .use('/bureau/etat/*', turns)
    .use('/bureau/questions/*', turns)
    .route('/', signInRoutes(parts))
    .route('/', queueRoutes(parts))
    .get('/bureau/etat/:reference', (c) => standing(c, parts))
    .route('/', quarantinePageRoutes(parts))
    .get('/bureau/questions/:reference', (c) => question(c, parts))
    .route('/', originalRoutes(parts))
    .route('/', watchingPages(parts))
    .route('/', actionRoutes(parts))
    .route('/', calendarPageRoutes(parts))
    .route('/', outboxRoutes(parts))
    .route('/', unmaskPageRoutes(parts))
    .route('/', staffPageRoutes(parts))
    .route('/', openingsPageRoutes(parts))
    .route('/', accountPageRoutes(parts))
    .route('/', auditPages(parts))
    .route('/', complaintsPageRoutes(parts))
    .route('/', erasurePageRoutes(parts))
    .route('/', pilotageRoutes(parts))
    .route('/', simulationPages(parts))
    .route('/', reviewPages(parts))
    .route('/', macroPages(parts))
    .route('/', libraryPages(parts))
    .route('/', answerPages(parts))
    .route('/', machinePages(parts))
    .route('/', absencePages(parts))
    .route('/', noticePages(parts))
    .route('/', webhookPages(parts))
    .route('/', bulkPages(parts))
    .route('/', openedForPages(parts))
    .route('/', trainingPages(parts));
}

async function question(c: Context, parts: PageParts) {
  const right = rightAddress(c);
  if (right !== undefined) return c.redirect(right, 301);
  if (isVisit(c)) await recordOpening(c, parts, c.req.param('reference') ?? '');
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const reference = c.req.param('reference') ?? '';
  const told = await fileOf(c, parts, reference);
  const body = told.ok ? (
    <QuestionPage
      file={told.body}
      seen={seen}
      typed={{ fields: draftTaken(c, told.body) }}
      tagsInUse={await tagsKnown(c, parts)}
      receipts={await clockReceiptsOf(parts, told.body, seen.now)}
      titleOf={titlesOf(parts)}
      from={new URL(c.req.url).searchParams}
    />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(c, parts, { seen, title: reference, here: 'question', body }, told.ok ? 200 : told.status);
}

/** The assistant's draft in the reply, or a macro, for whoever asked for it without a script. */
function draftTaken(c: Context, { suggestion, macros }: QuestionFile): Record<string, string> {
  if (suggestion && c.req.query(TAKE) !== undefined) return { text: suggestion.text };
  const text = macros.find(({ id }) => id === c.req.query(MACRO))?.text;
  return text === undefined ? {} : { text };
}

/**
 * How far the journal of one question has come. The script asks this at every change on the desk, and opens the
 * question again only when it moved: each opening of medical text is written down.
 */
async function standing(c: Context, parts: PageParts) {
  const param = segments({ reference: c.req.param('reference') ?? '' });
  const told = await askApi(parts, c, (api) => api.desk.questions[':reference'].standing.$get({ param }));
  // Signed out, or no longer theirs: the page, opened again, says so.
  return c.json({ seq: told.ok ? told.body.seq : null });
}
