/** Plain pictures, which a browser may show by itself. */
export const SHOWN_PICTURES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
]);

/** The types of file that a browser may show by itself: plain pictures and PDF. */
export const SHOWN_TYPES: ReadonlySet<string> = new Set([...SHOWN_PICTURES, 'application/pdf']);
