-- A reel that nobody wants any more: what it has ordered is called off.
create index take_line_by_reel on take_line (reel_id);
