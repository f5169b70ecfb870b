import { createHash } from 'node:crypto';

/** A field as it was typed: a form sends each line break as two characters, and counts it as one. */
export function formText(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

/** Of words that a page sends: from the same page they are one message, however often they come. */
export function messageId(page: string, text: string): string {
  const hex = createHash('sha256').update(`${page}\n${text}`).digest('hex');
  const [first, second, third, fourth] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 15),
    hex.slice(15, 18),
  ];
  return `${first}-${second}-8${third}-8${fourth}-${hex.slice(18, 30)}`;
}
