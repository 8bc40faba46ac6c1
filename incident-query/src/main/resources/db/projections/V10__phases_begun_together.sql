-- A workaround begins a phase of every disruption that a pair has open: only with what opened it is a phase told apart.
DROP INDEX disruption_current;
CREATE UNIQUE INDEX disruption_current ON disruption (incident, service, tenant, opened_by, started_by) WHERE upper_inf(known);
