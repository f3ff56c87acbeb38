/**
 * What the HTTP contract promises, one line each: endpoints with their answers, words of each list, properties of each example.
 * Where the document is at hand, a test holds this list equal to it.
 */
export const rows: readonly string[] = `
status pending
status running
status paused
status completed
status failed
status cancelled
status expired
POST /valet/apply -> 201
POST /valet/apply -> 409
apply field valet_task_id
apply field valet_user_id
apply field target_url
apply field platform
apply field callback_url
apply field profile
apply field resume
apply field qa_answers
apply field quality
apply field priority
apply field timeout_seconds
apply field idempotency_key
apply field metadata
POST /valet/task -> ok
GET /valet/status/:jobId -> ok
status field result
status field error
status field interaction
status field progress
status field manual
status field cost_breakdown
manual.status cookbook_success
manual.status cookbook_failed_fallback
manual.status no_manual_available
manual.status ai_only
shape 4.3 job_id
shape 4.3 valet_task_id
shape 4.3 status
shape 4.3 status_message
shape 4.3 execution_mode
shape 4.3 browser_mode
shape 4.3 final_mode
shape 4.3 manual
shape 4.3 manual.id
shape 4.3 manual.status
shape 4.3 manual.health_score
shape 4.3 manual.fallback_reason
shape 4.3 cost_breakdown
shape 4.3 cost_breakdown.total_cost_usd
shape 4.3 cost_breakdown.action_count
shape 4.3 cost_breakdown.total_tokens
shape 4.3 cost_breakdown.cookbook_steps
shape 4.3 cost_breakdown.magnitude_steps
shape 4.3 cost_breakdown.cookbook_cost_usd
shape 4.3 cost_breakdown.magnitude_cost_usd
shape 4.3 progress
shape 4.3 progress.step
shape 4.3 progress.progress_pct
shape 4.3 progress.description
shape 4.3 progress.action_index
shape 4.3 progress.total_actions_estimate
shape 4.3 progress.current_action
shape 4.3 progress.started_at
shape 4.3 progress.elapsed_ms
shape 4.3 progress.eta_ms
shape 4.3 progress.execution_mode
shape 4.3 progress.manual_id
shape 4.3 result
shape 4.3 result.data
shape 4.3 result.data.submitted
shape 4.3 result.data.confirmation_number
shape 4.3 result.summary
shape 4.3 result.screenshots
shape 4.3 error
shape 4.3 interaction
shape 4.3 timestamps
shape 4.3 timestamps.created_at
shape 4.3 timestamps.started_at
shape 4.3 timestamps.completed_at
POST /valet/resume/:jobId -> 200
POST /valet/resume/:jobId -> 404
POST /valet/resume/:jobId -> 409
GET /valet/sessions/:userId -> ok
shape 4.5 user_id
shape 4.5 sessions
shape 4.5 sessions[].domain
shape 4.5 sessions[].last_used_at
shape 4.5 sessions[].created_at
shape 4.5 sessions[].updated_at
shape 4.5 sessions[].expires_at
shape 4.5 count
DELETE /valet/sessions/:userId/:domain -> ok
DELETE /valet/sessions/:userId -> ok
callback running
callback completed
callback failed
callback needs_human
callback resumed
shape 5.2 job_id
shape 5.2 valet_task_id
shape 5.2 status
shape 5.2 completed_at
shape 5.3 job_id
shape 5.3 valet_task_id
shape 5.3 status
shape 5.3 result_data
shape 5.3 result_data.submitted
shape 5.3 result_data.confirmation_number
shape 5.3 result_data.cost
shape 5.3 result_data.cost.input_tokens
shape 5.3 result_data.cost.output_tokens
shape 5.3 result_data.cost.total_cost_usd
shape 5.3 result_data.cost.action_count
shape 5.3 result_summary
shape 5.3 screenshot_url
shape 5.3 cost
shape 5.3 cost.total_cost_usd
shape 5.3 cost.action_count
shape 5.3 cost.total_tokens
shape 5.3 execution_mode
shape 5.3 browser_mode
shape 5.3 final_mode
shape 5.3 manual
shape 5.3 manual.id
shape 5.3 manual.status
shape 5.3 manual.health_score
shape 5.3 manual.fallback_reason
shape 5.3 cost_breakdown
shape 5.3 cost_breakdown.total_cost_usd
shape 5.3 cost_breakdown.action_count
shape 5.3 cost_breakdown.total_tokens
shape 5.3 cost_breakdown.cookbook_steps
shape 5.3 cost_breakdown.magnitude_steps
shape 5.3 cost_breakdown.cookbook_cost_usd
shape 5.3 cost_breakdown.magnitude_cost_usd
shape 5.3 completed_at
shape 5.4 job_id
shape 5.4 valet_task_id
shape 5.4 status
shape 5.4 error_code
shape 5.4 error_message
shape 5.4 cost
shape 5.4 cost.total_cost_usd
shape 5.4 cost.action_count
shape 5.4 cost.total_tokens
shape 5.4 completed_at
interaction captcha
interaction 2fa
interaction login
interaction bot_check
shape 5.5 job_id
shape 5.5 valet_task_id
shape 5.5 status
shape 5.5 interaction
shape 5.5 interaction.type
shape 5.5 interaction.screenshot_url
shape 5.5 interaction.page_url
shape 5.5 interaction.timeout_seconds
shape 5.5 completed_at
shape 5.6 job_id
shape 5.6 valet_task_id
shape 5.6 status
shape 5.6 completed_at
reliability Retry policy
reliability Timeout
reliability Failure handling
reliability Idempotency
event job_started
event mode_selected
event manual_found
event mode_switched
event step_started
event step_completed
event manual_created
event hitl_paused
event hitl_resumed
event hitl_timeout
event browser_crash_detected
event browser_crash_recovered
event session_restored
event session_saved
event budget_preflight_failed
event job_completed
event job_failed
event job_started.worker_id
event job_started.quality_preset
event job_started.task_budget
event mode_selected.mode
event mode_selected.manual_id
event mode_selected.reason
event manual_found.manual_id
event manual_found.health_score
event manual_found.url_pattern
event mode_switched.from_mode
event mode_switched.to_mode
event mode_switched.reason
event step_started.action
event step_started.action_count
event step_completed.action
event step_completed.action_count
event manual_created.steps
event manual_created.url_pattern
event hitl_paused.blocker_type
event hitl_paused.confidence
event hitl_paused.page_url
event hitl_timeout.timeout_seconds
event browser_crash_detected.attempt
event browser_crash_detected.error_message
event browser_crash_recovered.attempt
event session_restored.domain
event session_saved.domain
event budget_preflight_failed.reason
event budget_preflight_failed.remaining_budget
event job_completed.handler
event job_completed.result_summary
event job_completed.action_count
event job_completed.cost_cents
event job_completed.final_mode
event job_failed.error_code
event job_failed.error_message
event job_failed.action_count
table gh_automation_jobs
table gh_job_events
table gh_browser_sessions
table gh_action_manuals
table gh_user_usage
table gh_user_credentials
column callback_url
column valet_task_id
column interaction_type
column interaction_data
column paused_at
column execution_mode
column browser_mode
column final_mode
mode Cookbook
mode Magnitude
mode Hybrid
POST /jobs/:id/cancel -> 200
POST /jobs/:id/cancel -> 409
cancellable pending
cancellable queued
cancellable running
cancellable paused
shape 12.1 id
shape 12.1 status
shape 12.1 completed_at
POST /jobs/:id/retry -> 200
POST /jobs/:id/retry -> 409
retryable failed
retryable cancelled
shape 12.2 id
shape 12.2 status
shape 12.2 retry_count
GET /jobs/:id/events -> ok
events query limit
events query offset
events query event_type
shape 12.3 events
shape 12.3 events[].id
shape 12.3 events[].job_id
shape 12.3 events[].event_type
shape 12.3 events[].metadata
shape 12.3 events[].metadata.mode
shape 12.3 events[].metadata.manual_id
shape 12.3 events[].metadata.reason
shape 12.3 events[].actor
shape 12.3 events[].created_at
shape 12.3 total
shape 12.3 limit
shape 12.3 offset
GET /jobs -> ok
jobs query status
jobs query job_type
jobs query limit
jobs query offset
jobs query sort
POST /jobs/batch -> ok
GET /health -> 200
shape 13.1 status
shape 13.1 service
shape 13.1 version
shape 13.1 timestamp
GET /monitoring/health -> 200
GET /monitoring/health -> 503
health healthy
health degraded
health unhealthy
shape 13.2 status
shape 13.2 checks
shape 13.2 checks.database
shape 13.2 checks.database.status
shape 13.2 checks.database.latency_ms
shape 13.2 checks.worker_heartbeat
shape 13.2 checks.worker_heartbeat.status
shape 13.2 checks.worker_heartbeat.active_workers
shape 13.2 checks.worker_heartbeat.stale_workers
shape 13.2 checks.llm_provider
shape 13.2 checks.llm_provider.status
shape 13.2 checks.llm_provider.provider
shape 13.2 checks.llm_provider.error_rate
shape 13.2 checks.storage
shape 13.2 checks.storage.status
shape 13.2 checks.storage.bucket
shape 13.2 timestamp
GET /monitoring/metrics -> ok
metric gh_jobs_completed_total
metric gh_jobs_failed_total
metric gh_worker_active_jobs
metric gh_llm_cost_usd_total
GET /monitoring/metrics/json -> ok
shape 13.4 jobs
shape 13.4 jobs.created
shape 13.4 jobs.completed
shape 13.4 jobs.failed
shape 13.4 jobs.retried
shape 13.4 workers
shape 13.4 workers.active_jobs
shape 13.4 workers.max_concurrent
shape 13.4 workers.queue_depth
shape 13.4 llm
shape 13.4 llm.total_calls
shape 13.4 llm.total_tokens
shape 13.4 llm.cost_per_hour_usd
shape 13.4 api
shape 13.4 api.total_requests
shape 13.4 api.error_rate
GET /monitoring/alerts -> ok
shape 13.5 count
shape 13.5 alerts
shape 13.5 alerts[].type
shape 13.5 alerts[].severity
shape 13.5 alerts[].message
shape 13.5 alerts[].jobs
shape 13.5 alerts[].detected_at
shape 13.5 checkedAt
GET /monitoring/dashboard -> ok
shape 13.6 health
shape 13.6 health.status
shape 13.6 health.checks
shape 13.6 metrics
shape 13.6 metrics.jobs
shape 13.6 metrics.workers
shape 13.6 metrics.llm
shape 13.6 activeAlerts
shape 13.6 timestamp
error budget_exceeded
error action_limit_exceeded
error captcha_blocked
error login_required
error timeout
error rate_limited
error element_not_found
error network_error
error browser_crashed
error hitl_timeout
error validation_error
error internal_error
`
  .trim()
  .split('\n');
