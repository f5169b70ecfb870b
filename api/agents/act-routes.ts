import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { body, carriedResponses, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { act, type Act } from './act.ts';
import {
  Bare,
  Extension,
  ExtensionDecision,
  Note,
  Relay,
  Release,
  Reply,
  Requalification,
  Resolution,
  Transfer,
} from './desk-forms.ts';

/** A command of an agent, as a resource of the question: PUT for what there is one of, POST for what adds up. */
function resource<Method extends 'put' | 'post', Path extends string, Form extends z.ZodType>(
  method: Method,
  path: Path,
  { summary, form }: { summary: string; form: Form },
) {
  return createRoute({
    method,
    path: `/questions/{reference}/${path}` as const,
    tags: ['desk'],
    summary,
    request: { params: OfQuestion, body: body(form) },
    responses: { ...carriedResponses, ...refusalResponses(400, 401, 403, 404, 409, 422, 429, 503) },
  });
}

const claim = resource('put', 'claim', { summary: 'Take it', form: Bare });
const release = resource('put', 'release', { summary: 'Put it back in the queue', form: Release });
const transfer = resource('put', 'transfer', { summary: 'Hand it to another agent', form: Transfer });
const reply = resource('post', 'replies', { summary: 'Reply to the person', form: Reply });
const ask = resource('post', 'requests', {
  summary: 'Ask the person something: the clocks pause',
  form: Reply,
});
const note = resource('post', 'notes', { summary: 'Leave a note for the team', form: Note });
const extension = resource('put', 'extension', { summary: 'Announce an extended delay', form: Extension });
const extensionRequest = resource('put', 'extension-request', {
  summary: 'Ask a supervisor for a further extension: the notice goes out once they agree',
  form: Extension,
});
const extensionDecision = resource('put', 'extension-decision', {
  summary: 'Agree to the extension asked for, or not (supervisors)',
  form: ExtensionDecision,
});
const relay = resource('put', 'relay', { summary: 'Relay it to the medical team', form: Relay });
const qualification = resource('put', 'qualification', {
  summary: 'Requalify it: another route, or from the medical team back to support; clocks keep their past',
  form: Requalification,
});
const resolution = resource('put', 'resolution', { summary: 'Resolve it', form: Resolution });
const reopening = resource('put', 'reopening', { summary: 'Reopen it', form: Bare });

export function actRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(claim, (c) => done(c, { name: 'claim', ...c.req.valid('json') }))
    .openapi(release, (c) => done(c, { name: 'release', ...c.req.valid('json') }))
    .openapi(transfer, (c) => done(c, { name: 'transfer', ...c.req.valid('json') }))
    .openapi(reply, (c) => done(c, { name: 'reply', ...c.req.valid('json') }))
    .openapi(ask, (c) => done(c, { name: 'ask', ...c.req.valid('json') }))
    .openapi(note, (c) => done(c, { name: 'note', ...c.req.valid('json') }))
    .openapi(extension, (c) => done(c, { name: 'extend', ...c.req.valid('json') }))
    .openapi(extensionRequest, (c) => done(c, { name: 'ask-extension', ...c.req.valid('json') }))
    .openapi(extensionDecision, (c) => done(c, { name: 'decide-extension', ...c.req.valid('json') }))
    .openapi(qualification, (c) => done(c, { name: 'requalify', ...c.req.valid('json') }))
    .openapi(relay, (c) => done(c, { name: 'relay', ...c.req.valid('json') }))
    .openapi(resolution, (c) => done(c, { name: 'resolve', ...c.req.valid('json') }))
    .openapi(reopening, (c) => done(c, { name: 'reopen', ...c.req.valid('json') }));

  async function done(c: Context<Env>, what: Act) {
    const carried = await act(site, c.get('agent'), c.req.param('reference') ?? '', what);
    return 'pending' in carried ? c.json(carried, 202) : c.json(carried, 200);
  }
}
