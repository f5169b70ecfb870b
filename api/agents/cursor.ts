// Where a page of a list ended, as a word of an address: opaque to whoever follows it.
import { z } from '@hono/zod-openapi';
import type { DeskPosition } from '../../store/desk-list.ts';

const At = z.tuple([z.int(), z.int(), z.string().max(40)]);

/** Anything that is no cursor of ours is `invalid`. */
export const Cursor = z
  .string()
  .max(200)
  .transform((word, check): DeskPosition => {
    const read = At.safeParse(decodeCursor(word));
    if (read.success) {
      const [rank, receivedAt, reference] = read.data;
      return { rank, receivedAt, reference };
    }
    check.addIssue({ code: 'custom', message: 'no cursor' });
    return z.NEVER;
  });

/** Where a page ends that ends there. */
export function cursorOf({ rank, receivedAt, reference }: DeskPosition): string {
  return encodeCursor([rank, receivedAt, reference]);
}

export function encodeCursor(place: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** A `Link` header (RFC 8288) to the page after this one. */
export function nextLink(url: string, next: DeskPosition): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('after', cursorOf(next));
  return `<${pathname}?${searchParams.toString()}>; rel="next"`;
}

/** What stands in a cursor; undefined where it is none. */
export function decodeCursor(word: string): unknown {
  try {
    return JSON.parse(Buffer.from(word, 'base64url').toString());
  } catch {
    return undefined;
  }
}
