// TypeScript of what the OpenAPI document says to other programs: each operation under /api/v1, and what those name.

import { readFileSync } from 'node:fs';
import { format } from 'oxfmt';

/** As the house's other files. */
const layout = JSON.parse(readFileSync(new URL('../.oxfmtrc.json', import.meta.url), 'utf8'));

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  description?: string;
};
type Content = { content?: Record<string, { schema: Schema }> };
type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Operation = {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const OURS = /^\/api\/v1\//;

/** The whole of `client/document.ts`. */
export async function clientTypes(document: Document): Promise<string> {
  const { code } = await format('document.ts', textOf(document), layout);
  return code;
}

function textOf({ paths, webhooks, components: { schemas } }: Document): string {
  const ours = Object.entries(paths)
    .filter(([path]) => OURS.test(path))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );
  const called = ours.map(({ operation }) => signatureOf(operation));
  const told = Object.values(webhooks).flatMap((item) => Object.values(item).map(bodyOf));
  return [
    '// Made from the OpenAPI document by `npx tsx scripts/make-client.ts`: not written by hand.',
    '/* oxlint-disable max-lines -- as long as the document */',
    '/** Method and path of each operation. */',
    'export const operations = {',
    ...ours.map(
      ({ path, method, operation }) => `${operation.operationId}: ['${method.toUpperCase()}', '${path}'],`,
    ),
    '} as const;',
    '/** What each takes and gives. */',
    'export type Operations = {',
    ...called,
    '};',
    ...namedIn([...called, ...told].join('\n'), schemas).map(
      (name) => `${commentOf(schemas[name])}export type ${name} = ${typeOf(schemas[name] ?? {})};`,
    ),
    '',
  ].join('\n');
}

function signatureOf(operation: Operation): string {
  const { operationId, summary, parameters = [], responses } = operation;
  const parts = [
    ...partOf('path', parameters),
    ...partOf('query', parameters),
    ...(operation.requestBody === undefined ? [] : [`body: ${bodyOf(operation)}`]),
  ];
  const isOptional = parts.every((part) => part.startsWith('query?'));
  const asked = parts.length === 0 ? '' : `asked${isOptional ? '?' : ''}: { ${parts.join('; ')} }`;
  return `/** ${summary} */\n${operationId}(${asked}): Promise<${answerOf(responses)}>;`;
}

function partOf(where: 'path' | 'query', parameters: readonly Parameter[]): string[] {
  const here = parameters.filter((parameter) => parameter.in === where);
  if (here.length === 0) return [];
  const fields = here.map(({ name, required, schema }) => `${name}${required ? '' : '?'}: ${typeOf(schema)}`);
  const isOptional = here.every(({ required }) => required !== true);
  return [`${where}${isOptional ? '?' : ''}: { ${fields.join('; ')} }`];
}

function bodyOf({ requestBody }: Operation): string {
  return typeOf(requestBody?.content?.['application/json']?.schema ?? {});
}

/** Of what is no JSON, the answer as it comes, to be read as it comes. */
function answerOf(responses: Record<string, Content>): string {
  const [, given] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  if (given?.content === undefined) return 'void';
  const schema = given.content['application/json']?.schema;
  return schema === undefined ? 'Response' : typeOf(schema);
}

/** Schemas that a text names, and those that they name in turn, in the document's order. */
function namedIn(
  text: string,
  schemas: Document['components']['schemas'],
  known = new Set<string>(),
): string[] {
  for (const name of Object.keys(schemas))
    if (!known.has(name) && new RegExp(`\\b${name}\\b`).test(text)) {
      known.add(name);
      namedIn(typeOf(schemas[name] ?? {}), schemas, known);
    }
  return Object.keys(schemas).filter((name) => known.has(name));
}

function typeOf(schema: Schema): string {
  const { $ref, type, enum: values, const: value, oneOf, anyOf, allOf } = schema;
  if ($ref !== undefined) return $ref.replace('#/components/schemas/', '');
  if (value !== undefined) return JSON.stringify(value);
  if (values !== undefined) return values.map((one) => JSON.stringify(one)).join(' | ');
  const either = oneOf ?? anyOf;
  if (either !== undefined) return either.map(typeOf).join(' | ');
  if (allOf !== undefined) return allOf.map((one) => `(${typeOf(one)})`).join(' & ');
  return [type ?? 'unknown']
    .flat()
    .map((kind) => kindOf(kind, schema))
    .join(' | ');
}

function kindOf(kind: string, schema: Schema): string {
  if (kind === 'integer') return 'number';
  if (kind === 'array') return `(${typeOf(schema.items ?? {})})[]`;
  return kind === 'object' ? objectOf(schema) : kind;
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) =>
      `${commentOf(field)}${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(field)}`,
  );
  if (typeof additionalProperties === 'object')
    fields.push(`[name: string]: ${fields.length > 0 ? 'unknown' : typeOf(additionalProperties)}`);
  return `{ ${fields.join(';\n')} }`;
}

function commentOf(schema: Schema | undefined): string {
  return schema?.description === undefined ? '' : `/** ${schema.description.replaceAll('*/', '*')} */\n`;
}
