import { Migration } from '@mikro-orm/migrations';

/** Manuals that came with a plugin. */
export class M007ShippedManuals extends Migration {
  override up(): void {
    this.addSql('alter table gh_action_manuals drop constraint gh_action_manuals_origin_check');
    this.addSql(`alter table gh_action_manuals add constraint gh_action_manuals_origin_check
      check (origin in ('exploration', 'person', 'import', 'shipped'))`);
  }

  override down(): void {
    this.addSql("delete from gh_action_manuals where origin = 'shipped'");
    this.addSql('alter table gh_action_manuals drop constraint gh_action_manuals_origin_check');
    this.addSql(`alter table gh_action_manuals add constraint gh_action_manuals_origin_check
      check (origin in ('exploration', 'person', 'import'))`);
  }
}
