-- A token stays its organization's (api_token_stays): a record that has tokens is kept, and the other one merged into it.
insert into organization_reference values ('api_token', 'organization_id', 'REFUSES', 76);
