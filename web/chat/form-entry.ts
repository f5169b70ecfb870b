/** A field as it was typed: a form sends each line break as two characters, and counts it as one. */
export function formText(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
