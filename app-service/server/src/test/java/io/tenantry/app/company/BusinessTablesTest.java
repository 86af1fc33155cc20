package io.tenantry.app.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself holds, whatever the application does. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class BusinessTablesTest {

  TestTenants tenants;
  TestTenant tenant;

  @Inject CompanyScope scope;
  @Inject CompanySql sql;
  @Inject TenantContext context;

  @BeforeEach
  void twoCompanies() {
    tenant = tenants.create("tables-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
  }

  @Test
  void everyBusinessTableHasAForcedWallBetweenCompanies() throws Exception {
    List<String> open =
        inTenant(
            () ->
                names(
                    """
                    select c.relname from pg_class c
                     where c.relnamespace = cast('business' as regnamespace) and c.relkind = 'r'
                       and not (c.relrowsecurity and c.relforcerowsecurity
                                and exists (select from pg_policy p where p.polrelid = c.oid
                                             and pg_get_expr(p.polqual, c.oid) = '(company_id = tenantry.current_company())'
                                             and pg_get_expr(p.polwithcheck, c.oid)
                                                 = '(company_id = tenantry.current_company())'))
                    """));

    assertThat(open).isEmpty();
  }

  @Test
  void companyComesFirstInEveryPrimaryKey() throws Exception {
    List<String> others =
        inTenant(
            () ->
                names(
                    """
                    select c.relname from pg_class c
                      join pg_index i on i.indrelid = c.oid and i.indisprimary
                      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                     where c.relnamespace = cast('business' as regnamespace) and a.attname <> 'company_id'
                    """));

    assertThat(others).isEmpty();
  }

  @Test
  void everyBusinessTableIsCopiedAndDeletedWithItsCompany() throws Exception {
    List<String> forgotten =
        inTenant(
            () ->
                names(
                    """
                    select c.relname from pg_class c
                     where c.relnamespace = cast('business' as regnamespace) and c.relkind = 'r'
                       and c.relname <> all (business.tables_of_companies())
                    """));

    assertThat(forgotten).isEmpty();
  }

  @Test
  void unbalancedTransactionIsRefusedWhenItEnds() {
    assertThatThrownBy(
            () ->
                inCompany(
                    () -> {
                      transaction(1);
                      entry(1, 1, "1000", "10.00");
                      entry(1, 2, "4000", "-9.99");
                    }))
        .rootCause()
        .hasMessageContaining("not balanced");
  }

  @Test
  void balancedTransactionIsAccepted() throws Exception {
    inCompany(
        () -> {
          transaction(1);
          entry(1, 1, "1000", "10.00");
          entry(1, 2, "4000", "-10.00");
        });

    assertThat(
            context.<Integer>run(
                tenant.uuid(),
                () ->
                    scope.call(
                        "CRONUS",
                        in -> sql.list("select 1 from business.ledger_entry", r -> 1).size())))
        .isEqualTo(2);
  }

  @Test
  void transactionWithoutEntriesIsRefused() {
    assertThatThrownBy(() -> inCompany(() -> transaction(1)))
        .rootCause()
        .hasMessageContaining("not balanced");
  }

  @Test
  void entryCannotBeAddedToAPostedTransaction() throws Exception {
    balancedTransactionIsAccepted();

    assertThatThrownBy(() -> inCompany(() -> entry(1, 3, "1000", "5.00")))
        .rootCause()
        .hasMessageContaining("not balanced");
  }

  @Test
  void postedEntryIsNeitherChangedNorDeletedNorTruncated() throws Exception {
    balancedTransactionIsAccepted();

    for (String change :
        List.of(
            "update business.ledger_entry set amount = 1",
            "delete from business.ledger_entry",
            "truncate business.ledger_entry")) {
      assertThatThrownBy(() -> inCompany(() -> sql.update(change)))
          .as(change)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  private void transaction(long number) {
    sql.update(
        "insert into business.ledger_transaction"
            + " (number, kind, posting_date, description, posted_at, posted_by)"
            + " values (?, 'journal', '2026-01-31', 'By hand', now(), 'test')",
        number);
  }

  private void entry(long transaction, int line, String account, String amount) {
    sql.update(
        "insert into business.ledger_entry (transaction_number, line, account_id, amount)"
            + " select ?, ?, id, cast(? as numeric) from business.account where number = ?",
        transaction,
        line,
        amount,
        account);
  }

  /** What is checked at the end is checked before the commit, which would hide the reason. */
  private void inCompany(Runnable work) throws Exception {
    inTenant(
        () ->
            scope.call(
                "CRONUS",
                in -> {
                  work.run();
                  sql.update("set constraints all immediate");
                  return in;
                }));
  }

  private List<String> names(String query) {
    return scope.call("CRONUS", in -> sql.list(query, row -> row.getString(1)));
  }

  private <T> T inTenant(Callable<T> work) throws Exception {
    return context.run(tenant.uuid(), work);
  }
}
