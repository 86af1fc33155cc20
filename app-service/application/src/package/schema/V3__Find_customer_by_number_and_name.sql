-- Numbers differ by more than upper and lower case. Serves the lookup by number and the list sorted by it.
alter table business.customer add constraint customer_number_is_unique unique (company_id, number_key);

-- Serves the list sorted by name; names repeat, the id makes the order total.
create index customer_by_name on business.customer (company_id, name_key, id);
