import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Command } from '../../domain/commands.ts';
import { sendCommand, type CommandResult } from '../send-command.ts';
import { body, carriedResponses, CommandId, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { Refusal } from '../errors.ts';
import type { Env, ApiContext } from '../context.ts';
import { admit } from '../admit.ts';
import { COMMENT_LIMIT, addComment } from './comment.ts';

const refusals = refusalResponses(400, 401, 404, 409, 422, 429, 503);

/** A command of the requester, as a resource of their question. */
function resource<Path extends `/{reference}/${string}`, Form extends z.ZodType>(
  path: Path,
  summary: string,
  form: Form,
) {
  return createRoute({
    method: 'put',
    path,
    tags: ['questions'],
    security: [{ requester: [] }],
    summary,
    request: { params: OfQuestion, body: body(form) },
    responses: { ...carriedResponses, ...refusals },
  });
}

const confirmation = resource(
  '/{reference}/confirmation',
  'Say whether the answer helped',
  z.strictObject({ id: CommandId, helped: z.boolean() }).openapi('Confirmation'),
);
const consent = resource(
  '/{reference}/consent',
  'Agree, or not, that the medical team is given the message',
  z.strictObject({ id: CommandId, agreed: z.boolean() }).openapi('Consent'),
);
const human = resource(
  '/{reference}/human',
  'Ask for a person',
  z.strictObject({ id: CommandId }).openapi('HumanWanted'),
);
const rating = resource(
  '/{reference}/rating',
  'Rate how it went, from 1 to 5',
  z
    .strictObject({
      id: CommandId,
      score: z.int().min(1).max(5),
      comment: z.string().trim().max(COMMENT_LIMIT).optional(),
    })
    .openapi('Rating'),
);

export function commandRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(confirmation, async (c) =>
      answer(c, await requestCommand(c, { name: 'confirm', at: site.now(), ...c.req.valid('json') })),
    )
    .openapi(consent, async (c) =>
      answer(c, await requestCommand(c, { name: 'consent', at: site.now(), ...c.req.valid('json') })),
    )
    .openapi(human, async (c) =>
      answer(c, await requestCommand(c, { name: 'human', at: site.now(), ...c.req.valid('json') })),
    )
    .openapi(rating, async (c) => {
      const { reference } = c.req.valid('param');
      await admit(site, c, reference);
      site.gates.write(reference);
      const { comment, ...rated } = c.req.valid('json');
      const rate = (said: { message?: string } = {}) =>
        sendCommand(site, reference, { name: 'rate', ...rated, ...said });
      if (comment === undefined) return answer(c, await rate());
      const { emergency, ...said } = await addComment(site, reference, { id: rated.id, comment });
      const carried = await rate({ message: said.message }).catch(async (refused: unknown) => {
        await said.takeBack();
        if (!emergency || !(refused instanceof Refusal)) throw refused;
        throw new Refusal(refused.code, { ...refused.more, emergency });
      });
      return answer(c, { ...carried, ...(emergency && { emergency }) });
    });

  async function requestCommand(c: Context<Env>, command: Command) {
    const reference = c.req.param('reference') ?? '';
    await admit(site, c, reference);
    site.gates.write(reference);
    return sendCommand(site, reference, command);
  }
}

function answer(c: Context<Env>, carried: CommandResult) {
  return 'pending' in carried ? c.json(carried, 202) : c.json(carried, 200);
}
