// The API for other programs, typed by its OpenAPI document (`document.ts` is made from it).
import { operations } from './document.js';
/** Every operation of the document, by its `operationId`. Each throws PaladinProblem when it is refused. */
export function openPaladin(address) {
    const calls = Object.entries(operations).map(([name, [method, path]]) => [
        name,
        (asked = {}) => call(address, { method, path }, asked),
    ]);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are made from one document
    return Object.fromEntries(calls);
}
/** What was refused, by the API's own stable word. */
export class PaladinProblem extends Error {
    name = 'PaladinProblem';
    status;
    error;
    /** When to ask again, where that is said. */
    retryAfterSeconds;
    constructor(status, { error, message }, retryAfter) {
        super(message);
        this.status = status;
        this.error = error;
        this.retryAfterSeconds = retryAfter === null ? undefined : Number(retryAfter);
    }
}
/**
 * A walk: each question once, of those that changed since `updatedSince`, or all of them. It returns the `asOf` from which the next
 * walk goes on.
 */
export async function* changedQuestions(paladin, query = {}) {
    let page = await paladin.getV1Questions({ query });
    for (;;) {
        yield* page.questions;
        if (page.next === undefined)
            return page.asOf;
        page = await paladin.getV1Questions({ query: { ...query, after: page.next } });
    }
}
/** All of it at once, line by line. Throws when it was cut; returns its `asOf`. */
export async function* exportedQuestions(paladin, query = {}) {
    const { body } = await paladin.getV1Export({ query });
    let rest = '';
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
            const read = lineOf(line);
            if ('end' in read)
                return read.asOf;
            yield read;
        }
    }
    throw new Error('The export was cut.');
}
function lineOf(line) {
    return JSON.parse(line);
}
async function call({ url, key, fetch: send = fetch }, { method, path }, { path: names = {}, query = {}, body }) {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(names[name] ?? ''));
    const address = new URL(filled, url);
    for (const [name, value] of Object.entries(query))
        if (value !== null)
            address.searchParams.set(name, String(value));
    const headers = new Headers({ Authorization: `Bearer ${key}` });
    if (body !== undefined)
        headers.set('Content-Type', 'application/json');
    const answer = await send(address, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok)
        throw await problemOf(answer);
    const type = answer.headers.get('Content-Type');
    if (type === null)
        return undefined;
    return type.startsWith('application/json') ? answer.json() : answer;
}
async function problemOf(answer) {
    const told = await answer.json().catch(() => undefined);
    const { error = 'unknown', message = `answered ${answer.status}` } = 
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the document says of every refusal
    (told ?? {});
    return new PaladinProblem(answer.status, { error, message }, answer.headers.get('Retry-After'));
}
