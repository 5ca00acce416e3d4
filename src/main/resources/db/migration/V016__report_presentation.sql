-- Which annexes a report's letter carries.
alter table report
    add column annex_activities boolean not null default false,
    add column annex_targets    boolean not null default false;
comment on column report.annex_activities is 'an annex lists the finished activities of the period';
comment on column report.annex_targets is 'an annex sets the department''s results beside the targets of the plan that is asked about';
