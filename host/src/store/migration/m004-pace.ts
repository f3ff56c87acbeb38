import { Migration } from '@mikro-orm/migrations';

/** When applications started at each platform, so that its pace holds across workers and restarts. */
export class M004Pace extends Migration {
  override up(): void {
    this.addSql(`create table gh_platform_paces (
      platform text primary key,
      starts jsonb not null default '[]',
      updated_at timestamptz not null
    )`);
  }

  override down(): void {
    this.addSql('drop table gh_platform_paces');
  }
}
