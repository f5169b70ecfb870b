/** The form of a question's public reference, such as `PAL-7F3K-92QX`, to build patterns from. */
export const REFERENCE = 'PAL-[0-9A-Z]{4}-[0-9A-Z]{4}';

const WHOLE = new RegExp(`^${REFERENCE}$`);
const SOMEWHERE = new RegExp(`\\b${REFERENCE}\\b`, 'gi');

/** Whether the text is a reference and nothing else, in capitals. */
export function isReference(text: string): boolean {
  return WHOLE.test(text);
}

/**
 * The text with its references blanked, every other letter at its place. Whoever reads words for their meaning reads
 * this: `PAL-250G-…` is no dose, `PAL-X15N-…` no telephone number.
 */
export function withoutReferences(text: string): string {
  return text.replaceAll(SOMEWHERE, (reference) => ' '.repeat(reference.length));
}
