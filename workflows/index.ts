// Every function exported here is a workflow.
export { question } from './question.ts';
export { retention } from './retention.ts';
export { calendarChange, calendarInquiry } from './calendar.ts';
