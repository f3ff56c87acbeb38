import type { InteractionType } from '@valet/schemas';
import type { HumanReply, HumanRequest } from './human.ts';
import type { RunStage } from './run-context.ts';
import { saveScreenshot } from './screenshot.ts';

/** What a person does there leaves a session behind that is worth keeping at once. */
const logsIn: ReadonlySet<InteractionType> = new Set(['login', '2fa']);

/** What is asked, and how sure it is that it has to be. */
type Question = Pick<HumanRequest, 'type' | 'message' | 'answers' | 'questions'> & { readonly confidence?: number };

/**
 * Pauses the run and asks a person; goes on in the same phase. The job's time limit stands still meanwhile.
 * Errors: `hitl_timeout`, `human_required`, `cancelled`.
 */
export async function askHuman(run: RunStage, { confidence = 1, ...question }: Question): Promise<HumanReply> {
  const { request, deps, journal, agent, deadline, session } = run;
  const screenshot = await saveScreenshot(run, question.type);
  const pageUrl = agent.getCurrentUrl();
  await journal.advance('blocked');
  await journal.tell({
    event_type: 'hitl_paused',
    metadata: { blocker_type: question.type, confidence, page_url: pageUrl },
  });
  // Whoever goes on after this worker's death arrives where the person is asked.
  await session.save(agent);
  const reply = await deadline.suspend(() =>
    deps.human.ask(
      {
        ...question,
        jobId: request.jobId,
        fence: request.fence,
        pageUrl,
        screenshot,
        timeoutMs: request.humanTimeoutMs,
      },
      deadline.signal,
    ),
  );
  if (logsIn.has(question.type)) await session.save(agent);
  await journal.tell({ event_type: 'hitl_resumed', metadata: { resolved_by: reply.resolvedBy } });
  await journal.advance('unblocked');
  return reply;
}
