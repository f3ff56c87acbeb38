/** What a model can be asked to do (Architecture §7.2, and what healing and obstacles added). The router knows who does which. */
export const modelTasks = [
  'form_analysis',
  'answer_generation',
  'screenshot_analysis',
  'field_mapping',
  'error_recovery',
  'confirmation',
  'navigation',
  'heal_step',
  'obstacle_check',
  'question_category',
] as const;

export type ModelTask = (typeof modelTasks)[number];
