/** What reads, fills and runs: apart from the ports and shapes, because it takes many megabytes that a host need not have. */
export { resolveAnswers, unansweredQuestions } from './answer/resolve-answers.ts';
export { explorePage } from './explore/explore-page.ts';
export { buttonTarget } from './form/button-target.ts';
export { fieldTarget, openerTarget, optionTarget } from './form/field-target.ts';
export { fillForm } from './form/fill-form.ts';
export { matchFields } from './form/match-fields.ts';
export { proveForm } from './form/prove-form.ts';
export { readForm } from './form/read-form.ts';
export { readOptions, readValues } from './form/read-options.ts';
export { makePersonManual } from './record/person-manual.ts';
export { recordPerson } from './record/record-person.ts';
export { classifyPage } from './run/classify-page.ts';
export { readPosting } from './run/read-posting.ts';
export { runApplication } from './run/run-application.ts';
export { runTask } from './task/run-task.ts';
