/** `wall`: as a clock saw it; `own`: what of it the loop worked. In milliseconds. */
export function watchLoop(): () => { wall: number; own: number };
