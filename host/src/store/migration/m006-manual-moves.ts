import { Migration } from '@mikro-orm/migrations';

/** How manuals came to stand where they stand. Moves that were made before are in the events of their jobs only. */
export class M006ManualMoves extends Migration {
  override up(): void {
    this.addSql(`create table gh_manual_moves (
      seq bigint generated always as identity primary key,
      tenant text not null default 'default',
      manual_id uuid not null references gh_action_manuals (id) on delete cascade,
      from_state text not null check (from_state in ('candidate', 'shadow', 'promoted', 'retired')),
      to_state text not null check (to_state in ('candidate', 'shadow', 'promoted', 'retired')),
      reason text not null,
      mover text not null check (mover in ('runs', 'person')),
      created_at timestamptz not null
    )`);
    this.addSql('create index gh_manual_moves_manual on gh_manual_moves (manual_id, seq)');
  }

  override down(): void {
    this.addSql('drop table gh_manual_moves');
  }
}
