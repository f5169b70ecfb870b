// Every function exported here is a workflow.
export { question } from './question.ts';
export { archive } from './archive.ts';
export { retention } from './apply-retention.ts';
export { onCall } from './on-call.ts';
export { weeklyReview } from './weekly-review.ts';
export { calendarChange, calendarInquiry } from './calendar-workflows.ts';
export { absence } from './absence.ts';
export { transcript } from './transcript.ts';
export { exercise } from './exercise.ts';
export { articleTimer } from './article-timer.ts';
export { webhook } from './webhook.ts';
