-- What is overdue before an office, and when what lies on its desk is due, is read of its running clocks alone.
CREATE INDEX cycles_due ON cycles (office_id, due_at, addressee_id) WHERE stopped_at IS NULL;
-- A page of the questions in one state is read in its order: what is in others is passed over in the index.
CREATE INDEX addressees_listed ON addressees (office_id, id, state);
