type Operation = { tags?: string[]; operationId?: string; security?: unknown };
type Described = { paths?: Record<string, object> };

const methods = ['get', 'post', 'put', 'delete'] as const;

/**
 * Every operation of an OpenAPI document with an id, which is its method and its path, and with what proves who asks:
 * its own `security`, or an agent's session throughout the desk, or nothing.
 */
export function nameOperations<Document extends Described>(document: Document): Document {
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of methods) {
      const operation: Operation | undefined = Object.entries(item).find(([name]) => name === method)?.[1];
      if (!operation) continue;
      operation.operationId ??= idOf(method, path);
      operation.security ??= operation.tags?.includes('desk') ? [{ agent: [] }] : [];
    }
  return document;
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
