// Every function exported here is a workflow.
export { question } from './question.ts';
export { calendarChange, calendarInquiry } from './calendar.ts';
