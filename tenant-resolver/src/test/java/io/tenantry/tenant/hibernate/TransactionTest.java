package io.tenantry.tenant.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.NoTenantException;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.Note;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class TransactionTest {

  private static TestTenant adatum;
  private static TestTenant litware;

  @Inject TenantContext context;
  @Inject CurrentTenant current;
  @Inject SessionFactory sessions;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void twoTenants() {
    caller = new Caller(tokens);
    if (adatum == null) {
      adatum = tenants.create("adatum");
      litware = tenants.create("litware");
      caller.write(adatum, "note of adatum");
      caller.write(litware, "note of litware");
    }
  }

  @Test
  void flushedRowsOfAFailedTransactionAreGone() {
    caller.at(adatum).body("lost").post("/notes/then-fail").then().statusCode(500);
    caller.at(adatum).get("/notes").then().body("$", equalTo(List.of("note of adatum")));
  }

  @Test
  void rowRefusedByTheDatabaseRollsTheTransactionBack() {
    caller.at(adatum).body("forbidden").post("/notes").then().statusCode(500);
    caller.at(adatum).get("/notes").then().body("$", equalTo(List.of("note of adatum")));
  }

  @Test
  void anotherTenantsRowsAreReadInAContextOfTheirOwnAndTheFirstIsUnharmed() {
    caller
        .at(adatum)
        .get("/notes/beside/" + litware.uuid())
        .then()
        .statusCode(200)
        .body("$", equalTo(List.of("note of adatum", "note of litware", "note of adatum")));
  }

  @Test
  void workOutsideAnyRequestRunsForTheTenantItNames() throws Exception {
    // when
    context.run(
        litware.uuid(),
        () -> {
          QuarkusTransaction.requiringNew().run(() -> Note.of("nightly").persistAndFlush());
          return QuarkusTransaction.requiringNew().call(() -> Note.delete("text", "nightly"));
        });

    // then
    assertThat(current.find()).isEmpty();
    caller.at(litware).get("/notes").then().body("$", equalTo(List.of("note of litware")));
  }

  @Test
  void workWithoutATenantIsAnExceptionAndNotADefault() {
    assertThatThrownBy(() -> current.get()).isInstanceOf(NoTenantException.class);
    assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> Note.count()))
        .hasStackTraceContaining("no tenant here");
  }

  @Test
  void sessionOpenedForOneTenantIsNeverUsedForAnother() throws Exception {
    assertThatThrownBy(() -> context.run(litware.uuid(), this::countInASessionOfAdatum))
        .hasStackTraceContaining("a session opened for tenant " + adatum.uuid());
  }

  private long countInASessionOfAdatum() {
    String ofAdatum = adatum.uuid() + "/1/" + adatum.database();
    try (Session foreign =
        sessions.withOptions().tenantIdentifier((Object) ofAdatum).openSession()) {
      return foreign
          .createSelectionQuery("select count(*) from Note", Long.class)
          .getSingleResult();
    }
  }

  @Test
  void tenantThatIsNotServedHereCannotBeRunFor() {
    assertThatThrownBy(() -> context.run(UUID.randomUUID(), () -> "never"))
        .isInstanceOfSatisfying(
            TenantProblemException.class,
            refused -> assertThat(refused.problem()).isEqualTo(TenantProblem.UNKNOWN_TENANT));
  }
}
