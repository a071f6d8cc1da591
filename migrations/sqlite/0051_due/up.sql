-- What is overdue before an office is counted of its running clocks alone.
CREATE INDEX cycles_due ON cycles (office_id, due_at) WHERE stopped_at IS NULL;
