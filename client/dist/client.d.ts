import { type MachineQuestion, type MachineQuestionFile, type Operations } from './document.ts';
export type * from './document.ts';
/** Where a Paladin is, and the key that a supervisor made. */
export type PaladinAddress = {
    url: string;
    key: string;
    fetch?: typeof fetch;
};
/** Every operation of the document, by its `operationId`. Each throws PaladinProblem when it is refused. */
export declare function openPaladin(address: PaladinAddress): Operations;
/** What was refused, by the API's own stable word. */
export declare class PaladinProblem extends Error {
    name: string;
    readonly status: number;
    readonly error: string;
    /** When to ask again, where that is said. */
    readonly retryAfterSeconds: number | undefined;
    constructor(status: number, { error, message }: {
        error: string;
        message: string;
    }, retryAfter: string | null);
}
/**
 * A walk: each question once, of those that changed since `updatedSince`, or all of them. It returns the `asOf` from which the next
 * walk goes on.
 */
export declare function changedQuestions(paladin: Pick<Operations, 'getV1Questions'>, query?: {
    updatedSince?: number;
    limit?: number;
}): AsyncGenerator<MachineQuestion, number>;
/** All of it at once, line by line. Throws when it was cut; returns its `asOf`. */
export declare function exportedQuestions(paladin: Pick<Operations, 'getV1Export'>, query?: {
    updatedSince?: number;
}): AsyncGenerator<MachineQuestionFile, number>;
