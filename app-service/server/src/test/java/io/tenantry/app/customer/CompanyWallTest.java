package io.tenantry.app.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.NoCompanyException;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.register.Register;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Companies of one tenant see nothing of each other, however careless the code. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CompanyWallTest {

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller user;

  @Inject CompanyScope scope;
  @Inject Register register;
  @Inject Session session;
  @Inject TenantContext context;

  @BeforeEach
  void twoCompaniesWithACustomerEach() {
    tenant = tenants.create("wall-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    user = Caller.user(tenant, tokens);
    user.createCustomer("CRONUS", "1", "of CRONUS");
    user.createCustomer("Fabrikam", "1", "of Fabrikam");
  }

  @Test
  void sameNumberInTwoCompaniesIsTwoCustomers() {
    user.asks().get(path("cronus") + "/1").then().body("name", equalTo("of CRONUS"));
    user.asks().get(path("Fabrikam") + "/1").then().body("name", equalTo("of Fabrikam"));
  }

  @Test
  void customerOfAnotherCompanyIsUnknownByItsIdForEveryMethod() {
    String foreign = path("Fabrikam") + "/" + user.asks().get(path("CRONUS") + "/1").path("id");

    List<Response> answers =
        List.of(
            user.asks().get(foreign),
            user.asks().body(Map.of("number", "9", "name", "taken over")).put(foreign),
            user.asks().body("{\"name\": \"taken over\"}").patch(foreign),
            user.asks().delete(foreign));

    assertThat(answers)
        .allSatisfy(a -> a.then().statusCode(404).body("code", equalTo("unknown-customer")));
    user.asks().get(path("CRONUS") + "/1").then().body("name", equalTo("of CRONUS"));
  }

  @Test
  void queryWithoutAnyConditionSeesOneCompanyOnly() throws Exception {
    List<String> names =
        inTenant(
            () ->
                scope.call(
                    "Fabrikam",
                    c ->
                        Customer.<Customer>listAll().stream()
                            .map(r -> r.values().name())
                            .toList()));

    assertThat(names).containsExactly("of Fabrikam");
  }

  @Test
  void changeWithoutAnyConditionChangesOneCompanyOnly() throws Exception {
    long changed =
        inTenant(() -> scope.call("Fabrikam", c -> (long) Customer.update("city = 'Ghent'")));

    assertThat(changed).isEqualTo(1);
    user.asks().get(path("CRONUS") + "/1").then().body("city", equalTo(null));
  }

  @Test
  void rowCannotBeWrittenIntoAnotherCompany() throws Exception {
    UUID cronus = UUID.fromString(user.asks().get("/api/v1/companies/CRONUS").path("id"));

    assertThatThrownBy(
            () ->
                inTenant(
                    () ->
                        scope.call(
                            "Fabrikam",
                            c ->
                                session
                                    .createNativeMutationQuery(
                                        """
                                        insert into business.customer
                                          (company_id, id, number, name, created_at, updated_at)
                                        values (?1, ?2, 'X', 'smuggled', now(), now())
                                        """)
                                    .setParameter(1, cronus)
                                    .setParameter(2, UUID.randomUUID())
                                    .executeUpdate())))
        .hasMessageContaining("row-level security");
  }

  @Test
  void companyDoesNotSurviveOnThePooledConnection() throws Exception {
    inTenant(() -> scope.call("Fabrikam", c -> register.get(CustomersResource.KIND, "1")));

    String left = inTenant(() -> QuarkusTransaction.requiringNew().call(this::settingOfConnection));

    assertThat(left).isEmpty();
  }

  @Test
  void companyDoesNotSurviveAFailureEither() throws Exception {
    assertThatThrownBy(
            () ->
                inTenant(
                    () ->
                        scope.call(
                            "Fabrikam", c -> register.get(CustomersResource.KIND, "unknown"))))
        .isInstanceOf(ProblemException.class);

    String left = inTenant(() -> QuarkusTransaction.requiringNew().call(this::settingOfConnection));

    assertThat(left).isEmpty();
  }

  @Test
  void connectionWithoutACompanyShowsNoRowAtAll() throws Exception {
    long seen = inTenant(() -> QuarkusTransaction.requiringNew().call(this::rowsOfConnection));

    assertThat(seen).isZero();
  }

  @Test
  void businessRowsOutsideAScopeAreAFaultBeforeAnySqlIsSent() throws Exception {
    assertThatThrownBy(
            () -> inTenant(() -> QuarkusTransaction.requiringNew().call(() -> Customer.count())))
        .isInstanceOf(NoCompanyException.class);
  }

  @Test
  void businessRowsOutsideATransactionAreAFaultBeforeAnySqlIsSent() throws Exception {
    assertThatThrownBy(() -> inTenant(() -> Customer.count()))
        .isInstanceOf(NoCompanyException.class);
  }

  @Test
  void transactionCannotChangeItsCompany() throws Exception {
    assertThatThrownBy(
            () ->
                inTenant(
                    () ->
                        scope.call(
                            "CRONUS",
                            c ->
                                scope.call(
                                    "Fabrikam", d -> register.get(CustomersResource.KIND, "1")))))
        .isInstanceOf(QuarkusTransactionException.class);
  }

  @Test
  void unknownCompanyIsSaidToBeUnknown() {
    user.asks()
        .get(path("Contoso"))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-company"));
    user.asks()
        .get(path(UUID.randomUUID().toString()))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-company"));
  }

  @Test
  void unnamedCompanyOfSeveralIsAskedFor() {
    user.asks()
        .get("/api/v1/customers")
        .then()
        .statusCode(400)
        .body("code", equalTo("company-required"));
  }

  @Test
  void unnamedCompanyIsTheTenantsDefault() {
    setDefaultCompany("fabrikam");

    user.asks().get("/api/v1/customers").then().body("items.name", contains("of Fabrikam"));
    user.asks().get("/api/v1/customers/1").then().body("name", equalTo("of Fabrikam"));
  }

  @Test
  void defaultCompanyThatDoesNotExistIsNoReasonToGuess() throws Exception {
    setDefaultCompany("Gone");

    user.asks()
        .get("/api/v1/customers")
        .then()
        .statusCode(400)
        .body("code", equalTo("company-required"));
  }

  private void setDefaultCompany(String name) {
    tenants.awaitAcknowledged(
        tenants.change(
            catalog -> {
              try (PreparedStatement update =
                  catalog.prepareStatement(
                      """
                      update catalog.tenant set default_company = ?, version = catalog.next_version()
                       where uuid = ? returning version
                      """)) {
                update.setString(1, name);
                update.setObject(2, tenant.uuid());
                return number(update);
              }
            }));
  }

  private String settingOfConnection() {
    return session.doReturningWork(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("select current_setting('tenantry.company', true)");
              ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
          }
        });
  }

  private long rowsOfConnection() {
    return session.doReturningWork(CompanyWallTest::rows);
  }

  private static long rows(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select count(*) from business.customer")) {
      return number(select);
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private <T> T inTenant(Callable<T> work) throws Exception {
    return context.run(tenant.uuid(), work);
  }

  private static String path(String company) {
    return "/api/v1/companies/" + company + "/customers";
  }
}
