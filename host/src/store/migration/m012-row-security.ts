import { Migration } from '@mikro-orm/migrations';

/** Every table whose rows belong to a tenant. */
const tables = [
  'gh_automation_jobs',
  'gh_job_events',
  'gh_submit_intents',
  'gh_run_checkpoints',
  'gh_callback_outbox',
  'gh_callback_deliveries',
  'gh_browser_sessions',
  'gh_session_clears',
  'gh_action_manuals',
  'gh_manual_runs',
  'gh_manual_moves',
  'gh_human_pauses',
  'gh_service_keys',
  'gh_user_usage',
  'gh_user_credentials',
];

/**
 * Whoever connects sees the rows of the tenant that the connection stands for, `valet.tenant`; `*` is what the host's own work
 * stands for. Without the setting there is not one row. Superusers are above it.
 */
export class M012RowSecurity extends Migration {
  override up(): void {
    for (const table of tables) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy ${table}_tenant on ${table}
        using (current_setting('valet.tenant', true) in ('*', tenant))
        with check (current_setting('valet.tenant', true) in ('*', tenant))`);
    }
  }

  override down(): void {
    for (const table of [...tables].reverse()) {
      this.addSql(`drop policy ${table}_tenant on ${table}`);
      this.addSql(`alter table ${table} no force row level security`);
      this.addSql(`alter table ${table} disable row level security`);
    }
  }
}
