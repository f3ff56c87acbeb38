export type { Clock } from './clock.ts';
export { loadScenarios, parseScenario } from './greenhouse/scenario-catalogue.ts';
export type { HoldFilter } from './hold-desk.ts';
export type { SubmissionFilter } from './ledger.ts';
export { findOpenings, type Opening, openings } from './listing/openings.ts';
export { createListingSite, type ListingPost, type ListingSite } from './listing/site.ts';
export type { PostingKey } from './posting-key.ts';
export type { ListedUrl } from './posting-urls.ts';
export type { PracticeStateReader } from './practice-window.ts';
export { createPracticeServer, type PracticeServer, type PracticeServerOptions } from './server.ts';
export { type Wall, wallCode } from './site/wall-page.ts';
export {
  type WidgetCase,
  type WidgetControl,
  type WidgetFault,
  type WidgetKind,
  type WidgetScene,
  type WidgetTakes,
  type WidgetValue,
  widgetFaults,
  widgetKinds,
} from './widgets/widget-kind.ts';
