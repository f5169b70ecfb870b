/** Of a script with one sign beyond Latin-1, V8 keeps every sign in two bytes: those are written as escapes. */
export function narrow(script) {
  return script.replaceAll(/[^\0-\xff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
