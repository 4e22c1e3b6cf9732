-- Head and imprint of the briefings of each union, and the paragraphs of a submitted briefing as the data gave them,
-- before editors changed them, so that the checker sees the difference.
begin immediate;

create table briefing_imprints (
  -- empty is the whole province
  org_id text primary key,
  masthead text,
  issuer text,
  -- with places for year and number
  number_style text,
  classification text,
  report_to text,
  send_to text,
  issue_to text,
  copies integer check (copies between 1 and 99999),
  changed_at text not null,
  changed_by text not null references users (user_id)
);

alter table briefing_issues
add column drafted text;

pragma user_version = 12;

commit;
