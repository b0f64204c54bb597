-- Where a household is when is asked for each fact about it: read off the index alone.
drop index household_by_subject;
create index household_by_subject on household (tenant, subject, first, past);
