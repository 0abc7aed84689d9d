-- Admission asks for what is one tenant's while it holds the tenant's row; metrics ask for what is under way. Neither reads the past.
create index song_by_tenant on song (tenant_id, id);
create index reel_by_tenant_turn on reel (tenant_id, turn);
create index reel_by_end on reel (completed_at);
create index step_by_state on step (state);
create index take_line_by_tenant on take_line (tenant_id, charge_usd);
