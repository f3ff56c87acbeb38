import type { ModelRef, ModelTier } from './model-table.ts';
import type { ModelTask } from './model-task.ts';

/** Which tier does what (Architecture §7.2; healing, obstacles and question categories by the same measure). */
export const tierOfTask: Readonly<Record<ModelTask, ModelTier>> = {
  form_analysis: 'primary',
  answer_generation: 'primary',
  screenshot_analysis: 'primary',
  obstacle_check: 'primary',
  field_mapping: 'secondary',
  error_recovery: 'secondary',
  heal_step: 'secondary',
  confirmation: 'budget',
  navigation: 'budget',
  question_category: 'budget',
};

/** Who is asked, in this order, for each tier. */
export type ModelRoutes = Readonly<Record<ModelTier, readonly ModelRef[]>>;

/** The order where nothing else is said; a provider that is not configured is left out. */
export const defaultRoutes: ModelRoutes = {
  primary: [
    { provider: 'anthropic', model: 'claude-sonnet-5-5' },
    { provider: 'openai', model: 'gpt-6-sol' },
  ],
  secondary: [
    { provider: 'openai', model: 'gpt-6-luna' },
    { provider: 'anthropic', model: 'claude-haiku-5-5' },
  ],
  budget: [
    { provider: 'openai', model: 'gpt-6-luna' },
    { provider: 'anthropic', model: 'claude-haiku-5-5' },
  ],
};
