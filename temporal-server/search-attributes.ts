// What Temporal's lists can filter questions by. Workflows set them, the engine registers them, the desk's links use them.
// Never personal data: search attributes are stored in clear.
import { defineSearchAttributeKey } from '@temporalio/common';

export const questionStatus = defineSearchAttributeKey('QuestionStatus', 'KEYWORD');
export const route = defineSearchAttributeKey('Route', 'KEYWORD');
export const channel = defineSearchAttributeKey('Channel', 'KEYWORD');
export const role = defineSearchAttributeKey('Role', 'KEYWORD');
/** The opaque id of the agent, never a name. */
export const assignee = defineSearchAttributeKey('Assignee', 'KEYWORD');
/** The nearest promised instant. */
export const dueAt = defineSearchAttributeKey('DueAt', 'DATETIME');

/** All of them. A SQL-backed server holds at most ten keywords and three dates for a namespace. */
export const searchAttributes = [questionStatus, route, channel, role, assignee, dueAt] as const;
