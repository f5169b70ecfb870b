// What makes a browser ask for a page, by what it says of it (Fetch Metadata).
import type { HonoRequest } from 'hono';

/**
 * - `page`: somebody opens it.
 * - `script`: a page that is open looks again by itself.
 * - `ahead`: the browser guesses what will be opened.
 * - `unsaid`: a program, or a browser of before 2023.
 */
type Visit = 'page' | 'script' | 'ahead' | 'unsaid';

export function visitOf(req: HonoRequest): Visit {
  if (req.header('Sec-Purpose') !== undefined) return 'ahead';
  const destination = req.header('Sec-Fetch-Dest');
  if (destination === undefined) return 'unsaid';
  return destination === 'document' ? 'page' : 'script';
}

/** Neither a script that looks again nor a browser that looks ahead: whoever doesn't say is taken for a person. */
export function isVisit({ req }: { req: HonoRequest }): boolean {
  const visit = visitOf(req);
  return visit === 'page' || visit === 'unsaid';
}
