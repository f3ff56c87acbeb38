export {
  agentContextOptions,
  createPlaywrightAgent,
  type PlaywrightAgent,
  type PlaywrightAgentDeps,
  type PlaywrightAgentLimits,
} from './playwright-agent.ts';
