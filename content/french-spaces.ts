const NARROW = '\u202F';
const NBSP = '\u00A0';

/** What is counted: the number before it stays on its line. */
const UNITS =
  /(\d) (?=(?:minutes?|heures?|jours?|semaines?|mois|ans?|années?|min|h|kg|kilos?|m|km|cm|euros?|salariés?|personnes?|visites?|lux|dB|Mo|Ko|Go)(?![\p{L}\p{N}])|[€%°])/gu;
const HOURS = /(\d) h (?=\d\d)/g;

/** French spacing: no line begins with "?" or "»", ends with "«", or breaks inside "9 h 00" or "30 jours". Doing it twice changes nothing. */
export function frenchSpaces(text: string): string {
  return text
    .replaceAll(/ (?=[?!;])/g, NARROW)
    .replaceAll(/ (?=[:»])/g, NBSP)
    .replaceAll('« ', `«${NBSP}`)
    .replaceAll(HOURS, `$1${NBSP}h${NBSP}`)
    .replaceAll(UNITS, `$1${NBSP}`);
}
