export {
  agentContextOptions,
  createPlaywrightAgent,
  type PlaywrightAgent,
  type PlaywrightAgentDeps,
  type PlaywrightAgentLimits,
} from './playwright-agent.ts';
export type { WhyRefused } from './refusal-watch.ts';
export type { HoldHost, HostHold } from './wire-guard.ts';
