import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env as AnyEnv, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { answerRoutes } from './authoring/answer-routes.ts';
import { libraryRoutes } from './authoring/library-routes.ts';
import { absenceRoutes } from './agents/absence-routes.ts';
import { accountRoutes } from './agents/account-routes.ts';
import { auditRoutes } from './agents/audit-routes.ts';
import { staffRoutes } from './agents/staff-routes.ts';
import { actRoutes } from './agents/act-routes.ts';
import { bulkRoutes } from './agents/bulk-routes.ts';
import { onBehalfRoutes } from './agents/on-behalf-routes.ts';
import { calendarRoutes } from './agents/calendar-routes.ts';
import { complaintRoutes } from './agents/complaint-routes.ts';
import { erasureRoutes } from './agents/erasure-routes.ts';
import { houseRoutes } from './agents/house-routes.ts';
import { indicatorRoutes } from './agents/indicator-routes.ts';
import { productEventRoutes } from './agents/product-event-routes.ts';
import { tagRoutes } from './agents/tag-routes.ts';
import { machineKeyRoutes } from './agents/machine-key-routes.ts';
import { macroRoutes } from './agents/macro-routes.ts';
import { savedViewRoutes } from './agents/saved-view-routes.ts';
import { quarantineRoutes } from './agents/quarantine-routes.ts';
import { reviewRoutes } from './agents/review-routes.ts';
import { trainingRoutes } from './agents/training-routes.ts';
import { simulationRoutes } from './agents/simulation-routes.ts';
import { unmaskRoutes } from './agents/unmask-routes.ts';
import { readingRoutes } from './agents/reading-routes.ts';
import { onlyFor } from './agents/session.ts';
import { sessionRoutes } from './agents/session-routes.ts';
import { scimRoutes } from './scim/scim-routes.ts';
import { passkeyRoutes, passkeySessionRoutes } from './passkeys/passkey-routes.ts';
import { providerRoutes } from './provider/provider-routes.ts';
import { throwNotFound, onError, Refusal } from './errors.ts';
import {
  BODY_LIMIT,
  crossOrigin,
  FILE_LIMIT,
  FILE_PATH,
  securityHeaders,
  ownHost,
  sameOrigin,
} from './headers.ts';
import { healthRoutes } from './health.ts';
import { onlyMachines } from './machines/machine-access.ts';
import { deskWebhookRoutes, machineWebhookRoutes } from './machines/webhook-routes.ts';
import { machineQuestionRoutes } from './machines/question-routes.ts';
import { metricsRoutes } from './metrics.ts';
import { requestLog } from './logging.ts';
import { requestTrace } from './request-trace.ts';
import { withDocument } from './openapi.ts';
import { accessRoutes } from './requester/access.ts';
import { contactRoutes } from './requester/contact.ts';
import { commandRoutes } from './requester/command-routes.ts';
import { eventRoutes } from './requester/event-routes.ts';
import { transcriptRoutes } from './requester/transcript-routes.ts';
import { typingRoutes } from './requester/typing-routes.ts';
import { followRoutes } from './requester/follow-routes.ts';
import { fileRoutes } from './requester/file-routes.ts';
import { identityRoutes } from './requester/identity-routes.ts';
import { questionRoutes } from './requester/question-routes.ts';
import type { Env, ApiDependencies, ApiContext } from './context.ts';
import { contextOf } from './context-of.ts';
import { watchingRoutes } from './agents/watching-routes.ts';
import { voteRoutes } from './vote-routes.ts';

function apiRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>()
    .route('/questions', identityRoutes(site))
    .route('/questions', followRoutes(site))
    .route('/questions', questionRoutes(site))
    .route('/questions', eventRoutes(site))
    .route('/questions', typingRoutes(site))
    .route('/questions', commandRoutes(site))
    .route('/questions', accessRoutes(site))
    .route('/questions', fileRoutes(site))
    .route('/questions', contactRoutes(site))
    .route('/questions', transcriptRoutes(site))
    .route('/articles', voteRoutes(site))
    .route('/session', sessionRoutes(site))
    .route('/session', providerRoutes(site))
    .route('/session', passkeySessionRoutes(site))
    .route('/account/passkeys', passkeyRoutes(site))
    .route('/account', accountRoutes(site))
    .route('/desk', readingRoutes(site))
    .route('/desk', actRoutes(site))
    .route('/desk', houseRoutes(site))
    .route('/desk', answerRoutes(site))
    .route('/desk', tagRoutes(site))
    .route('/desk', bulkRoutes(site))
    .route('/desk', onBehalfRoutes(site))
    .route('/desk', macroRoutes(site))
    .route('/desk', savedViewRoutes(site))
    .route('/desk', watchingRoutes(site))
    .route('/desk', staffRoutes(site))
    .route('/desk', complaintRoutes(site))
    .route('/desk', auditRoutes(site))
    .route('/desk', quarantineRoutes(site))
    .route('/desk', reviewRoutes(site))
    .route('/desk', productEventRoutes(site))
    .route('/desk', unmaskRoutes(site))
    .route('/desk', machineKeyRoutes(site))
    .route('/desk', absenceRoutes(site))
    .route('/desk', deskWebhookRoutes(site))
    .route('/desk', calendarRoutes(site))
    .route('/desk', erasureRoutes(site))
    .route('/desk', indicatorRoutes(site))
    .route('/desk', simulationRoutes(site))
    .route('/desk', trainingRoutes(site))
    .route('/library', libraryRoutes(site))
    .route('/scim/v2', scimRoutes(site))
    .route('/v1', machineQuestionRoutes(site))
    .route('/v1', machineWebhookRoutes(site));
}

/** Every route under `/api` with what it takes and gives, for typed clients such as the pages. */
export type ApiType = ReturnType<typeof apiRoutes>;

/**
 * The whole HTTP surface: API, health, reference, and `pages` at the root, all behind the same guards.
 * @param pages what a browser is shown; their errors come to the one `onError` too
 */
export function app<E extends AnyEnv>(
  parts: ApiDependencies,
  pages?: (site: ApiContext) => Hono<E>,
): OpenAPIHono<Env> {
  const site = contextOf(parts);
  const whole = new OpenAPIHono<Env>();
  whole.onError(onError(site.log));
  whole.notFound(throwNotFound);
  whole.use(
    requestId({ headerName: 'X-Request-Id' }),
    requestLog(site.log),
    requestTrace(site.traced),
    securityHeaders(site.config),
    ownHost(site.config),
    sameOrigin(site.config),
  );
  whole.use(limitBody);
  whole.use('/api/*', unkept);
  whole.use('/api/questions/*', crossOrigin(site.config));
  whole.route('/', healthRoutes(site));
  whole.route('/', metricsRoutes(site));
  whole.use('/api/desk/*', onlyFor(site, 'support', 'medical', 'supervisor', 'auditor'));
  whole.use('/api/library/*', onlyFor(site, 'editor', 'supervisor'));
  whole.use('/api/v1/*', onlyMachines(site));
  whole.route('/api', apiRoutes(site));
  withDocument(whole);
  if (pages) whole.route('/', pages(site));
  return whole;
}

const small = bodyLimit({ maxSize: BODY_LIMIT, onError: tooLarge });
const file = bodyLimit({ maxSize: FILE_LIMIT, onError: tooLarge });
const limitBody: MiddlewareHandler<Env> = (c, next) => (FILE_PATH.test(c.req.path) ? file : small)(c, next);

/** What a person or an agent was shown stays in no cache, unless its route says otherwise. */
const unkept: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
};

function tooLarge(): never {
  throw new Refusal('too-large');
}
