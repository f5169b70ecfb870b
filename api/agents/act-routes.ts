import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AgentCommandName } from '../../domain/agent-commands.ts';
import { refuseInvalid } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import type { CommandResult } from '../send-command.ts';
import { join } from './join.ts';
import { act, type Act } from './act.ts';
import { resource } from './act-resource.ts';
import {
  Bare,
  Extension,
  ExtensionDecision,
  Junction,
  NoteForm,
  RelayForm,
  ReleaseForm,
  Reply,
  Requalification,
  Resolution,
  SnoozeForm,
  TransferForm,
  Unsending,
} from './desk-forms.ts';

/** Those that have routes of their own: what was masked, and the targets that the console changes. */
type Elsewhere = 'ask-unmask' | 'decide-unmask' | 'retarget';

/** What an agent may do: where it stands in the API, and the command that it becomes. */
export const acts = {
  claim: resource('put', 'claim', {
    summary: 'Take it',
    form: Bare,
    command: ({ by }) => ({ ...by, name: 'claim' }),
    isTaking: true,
  }),
  release: resource('put', 'release', {
    summary: 'Put it back in the queue',
    form: ReleaseForm,
    command: ({ by, supervisor, reason }) => ({ ...by, ...supervisor, ...reason, name: 'release' }),
    supervises: true,
  }),
  transfer: resource('put', 'transfer', {
    summary: 'Hand it to another agent',
    form: TransferForm,
    command: ({ by, supervisor, reason }, { to }) => ({
      ...by,
      ...supervisor,
      ...reason,
      name: 'transfer',
      to,
    }),
    supervises: true,
  }),
  reply: resource('post', 'replies', {
    summary: 'Reply to the person',
    form: Reply,
    command: ({ by, seen, message, undo }) => ({ ...by, ...seen, ...undo, name: 'reply', message }),
    isSent: true,
    isAnswer: true,
  }),
  unsend: resource('put', 'unsending', {
    summary: 'Take back a text that has not left yet: it is a draft again',
    form: Unsending,
    command: ({ by }, { sent }) => ({ ...by, name: 'unsend', ...(sent === undefined ? {} : { sent }) }),
  }),
  ask: resource('post', 'requests', {
    summary: 'Ask the person something: the clocks pause',
    form: Reply,
    command: ({ by, seen, message, undo }) => ({ ...by, ...seen, ...undo, name: 'ask', message }),
    isSent: true,
  }),
  note: resource('post', 'notes', {
    summary: 'Leave a note for the team',
    form: NoteForm,
    command: ({ by, message }) => ({ ...by, name: 'note', message }),
  }),
  extend: resource('put', 'extension', {
    summary: 'Announce an extended delay',
    form: Extension,
    command: ({ by, seen, supervisor, message }, { promisedAt }) => ({
      ...by,
      ...seen,
      ...supervisor,
      name: 'extend',
      message,
      promisedAt,
    }),
    isSent: true,
  }),
  'ask-extension': resource('put', 'extension-request', {
    summary: 'Ask a supervisor for a further extension: the notice goes out once they agree',
    form: Extension,
    command: ({ by, seen, message }, { promisedAt }) => ({
      ...by,
      ...seen,
      name: 'ask-extension',
      message,
      promisedAt,
    }),
    draft: 'extend',
    isSent: true,
  }),
  'decide-extension': resource('put', 'extension-decision', {
    summary: 'Agree to the extension asked for, or not (supervisors)',
    form: ExtensionDecision,
    command: ({ by, reason }, { approved }) => ({
      ...by,
      ...reason,
      name: 'decide-extension',
      supervisor: true,
      approved,
    }),
    supervises: true,
    isSupervisors: true,
  }),
  relay: resource('put', 'relay', {
    summary: 'Relay it to the medical team',
    form: RelayForm,
    command: ({ by, message }) => ({ ...by, name: 'relay', message }),
  }),
  requalify: resource('put', 'qualification', {
    summary: 'Requalify it: another route, or from the medical team back to support; clocks keep their past',
    form: Requalification,
    command: ({ by, supervisor, message }, { route }) => ({
      ...by,
      ...supervisor,
      name: 'requalify',
      message,
      route,
    }),
  }),
  resolve: resource('put', 'resolution', {
    summary: 'Resolve it',
    form: Resolution,
    command: ({ by, seen, reason, undo }) => ({ ...by, ...seen, ...reason, ...undo, name: 'resolve' }),
    isSent: true,
    isAnswer: true,
  }),
  join: resource('put', 'junction', {
    summary: 'Handle it with another question: the older one leads',
    form: Junction,
    command: ({ by }, { other }) => ({ ...by, name: 'join', other, leads: false }),
  }),
  separate: resource('put', 'separation', {
    summary: 'Handle it by itself again',
    form: Bare,
    command: ({ by }) => ({ ...by, name: 'separate' }),
  }),
  snooze: resource('put', 'snooze', {
    summary: 'Put it aside until an open instant: it is back at once when the person writes; clocks run on',
    form: SnoozeForm,
    command: ({ by }, { until, beyond }) => ({ ...by, name: 'snooze', until, beyond }),
  }),
  unsnooze: resource('put', 'snooze-end', {
    summary: 'Take it up again now',
    form: Bare,
    command: ({ by }) => ({ ...by, name: 'unsnooze' }),
  }),
  reopen: resource('put', 'reopening', {
    summary: 'Reopen it',
    form: Bare,
    command: ({ by: { id, agent } }) => ({ id, agent, name: 'reopen' }),
  }),
} satisfies Record<Exclude<AgentCommandName, Elsewhere>, object>;

export function actRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(acts.claim.route, (c) => done(c, acts.claim.actOf(c.req.valid('json'))))
    .openapi(acts.release.route, (c) => done(c, acts.release.actOf(c.req.valid('json'))))
    .openapi(acts.transfer.route, (c) => done(c, acts.transfer.actOf(c.req.valid('json'))))
    .openapi(acts.reply.route, (c) => done(c, acts.reply.actOf(c.req.valid('json'))))
    .openapi(acts.ask.route, (c) => done(c, acts.ask.actOf(c.req.valid('json'))))
    .openapi(acts.unsend.route, (c) => done(c, acts.unsend.actOf(c.req.valid('json'))))
    .openapi(acts.note.route, (c) => done(c, acts.note.actOf(c.req.valid('json'))))
    .openapi(acts.extend.route, (c) => done(c, acts.extend.actOf(c.req.valid('json'))))
    .openapi(acts['ask-extension'].route, (c) => done(c, acts['ask-extension'].actOf(c.req.valid('json'))))
    .openapi(acts['decide-extension'].route, (c) =>
      done(c, acts['decide-extension'].actOf(c.req.valid('json'))),
    )
    .openapi(acts.requalify.route, (c) => done(c, acts.requalify.actOf(c.req.valid('json'))))
    .openapi(acts.relay.route, (c) => done(c, acts.relay.actOf(c.req.valid('json'))))
    .openapi(acts.resolve.route, (c) => done(c, acts.resolve.actOf(c.req.valid('json'))))
    .openapi(acts.join.route, async (c) => {
      const { id, other } = Junction.parse(c.req.valid('json'));
      return answer(c, await join(site, c.get('agent'), c.req.valid('param').reference, { id, other }));
    })
    .openapi(acts.separate.route, (c) => done(c, acts.separate.actOf(c.req.valid('json'))))
    .openapi(acts.snooze.route, (c) => done(c, acts.snooze.actOf(c.req.valid('json'))))
    .openapi(acts.unsnooze.route, (c) => done(c, acts.unsnooze.actOf(c.req.valid('json'))))
    .openapi(acts.reopen.route, (c) => done(c, acts.reopen.actOf(c.req.valid('json'))));

  async function done(c: Context<Env>, what: Act) {
    return answer(c, await act(site, c.get('agent'), c.req.param('reference') ?? '', what));
  }

  function answer(c: Context<Env>, carried: CommandResult) {
    return 'pending' in carried ? c.json(carried, 202) : c.json(carried, 200);
  }
}
