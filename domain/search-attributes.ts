// What Temporal's lists can filter questions by. Workflows set them, the engine registers them, the desk's links use them.
// Never personal data: search attributes are stored in clear.

export const questionStatus = { name: 'QuestionStatus', type: 'KEYWORD' } as const;
export const route = { name: 'Route', type: 'KEYWORD' } as const;
export const channel = { name: 'Channel', type: 'KEYWORD' } as const;
export const role = { name: 'Role', type: 'KEYWORD' } as const;
/** The opaque id of the agent, never a name. */
export const assignee = { name: 'Assignee', type: 'KEYWORD' } as const;
/** The nearest promised instant. */
export const dueAt = { name: 'DueAt', type: 'DATETIME' } as const;

/** All of them. A SQL-backed server holds at most ten keywords and three dates for a namespace. */
export const searchAttributes = [questionStatus, route, channel, role, assignee, dueAt] as const;
