import { createRoute, type z } from '@hono/zod-openapi';
import { body, carriedResponses, OfQuestion, refusalResponses } from '../forms.ts';
import type { Act, ActBody, ActTraits, CommandMaker } from './act.ts';

type Resource<Form extends z.ZodType<ActBody>> = ActTraits & {
  summary: string;
  form: Form;
  command: CommandMaker<z.output<Form>>;
};

/** A command of an agent, as a resource of the question: PUT for what there is one of, POST for what adds up. */
export function resource<Method extends 'put' | 'post', Path extends string, Form extends z.ZodType<ActBody>>(
  method: Method,
  path: Path,
  { summary, form, command, ...traits }: Resource<Form>,
) {
  const route = createRoute({
    method,
    path: `/questions/{reference}/${path}` as const,
    tags: ['desk'],
    summary,
    request: { params: OfQuestion, body: body(form) },
    responses: { ...carriedResponses, ...refusalResponses(400, 401, 403, 404, 409, 422, 429, 503) },
  });
  const actOf = (given: z.output<Form>): Act => ({
    ...traits,
    given,
    command: (parts) => command(parts, given),
  });
  return { route, actOf, ...traits };
}
