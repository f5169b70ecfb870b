type Operation = {
  tags?: string[];
  operationId?: string;
  security?: unknown;
  parameters?: unknown[];
  requestBody?: unknown;
  responses?: object;
};
type Described = { paths?: Record<string, object> };

const methods = ['get', 'post', 'put', 'delete'] as const;

/**
 * Every operation of an OpenAPI document with an id, which is its method and its path, and with what proves who asks:
 * its own `security`, or an agent's session throughout the desk, or nothing; and with what is answered before it is reached.
 */
export function nameOperations<Document extends Described>(document: Document): Document {
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of methods) {
      const operation: Operation | undefined = Object.entries(item).find(([name]) => name === method)?.[1];
      if (!operation) continue;
      const isDesk = operation.tags?.includes('desk') ?? false;
      operation.operationId ??= idOf(method, path);
      operation.security ??= isDesk ? [{ agent: [] }] : [];
      operation.responses = { ...refusals(guardCodes(operation, method)), ...operation.responses };
    }
  return document;
}

/** Pairs as so many of one kind, for ours are: `prefixItems` is read by few tools. */
export function withTuples<T>(described: T): T {
  return JSON.parse(JSON.stringify(described), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('prefixItems' in value)) return value;
    const { prefixItems, ...list } = value;
    const [kind, length] = Array.isArray(prefixItems) ? [prefixItems[0], prefixItems.length] : [];
    return { ...list, items: kind, minItems: length, maxItems: length };
  });
}

/** To another origin, to who has no right on the desk, and to what is malformed, no JSON or too long. */
function guardCodes({ tags, parameters = [], requestBody }: Operation, method: string): string[] {
  return [
    ...(method === 'get' ? [] : ['403']),
    ...(tags?.includes('desk') ? ['401', '403', '503'] : []),
    ...(parameters.length > 0 ? ['422'] : []),
    ...(requestBody === undefined ? [] : ['400', '413', '422']),
  ];
}

function refusals(statuses: readonly string[]): object {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    statuses.map((status) => [status, { description: 'Refused before the route is reached', content }]),
  );
}

/** `PUT /api/desk/questions/{reference}/claim` is `putDeskQuestionsByReferenceClaim`. */
function idOf(method: string, path: string): string {
  const words = path
    .replace(/^\/api\//, '')
    .replaceAll(/\{(\w+)\}/g, 'by-$1')
    .split(/[^a-zA-Z0-9]+/)
    .filter((word) => word !== '');
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
