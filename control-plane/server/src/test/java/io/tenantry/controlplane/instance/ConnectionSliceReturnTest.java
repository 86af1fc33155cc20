package io.tenantry.controlplane.instance;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an instance's connections come back; db-1 has a budget of 20, of which 16 are leased. */
@QuarkusTest
class ConnectionSliceReturnTest {

  private static final String INSTANCES = "/api/v1/instances/";
  private static final int LEASED = 16;

  @Inject Jdbi jdbi;

  private UUID one;
  private UUID two;

  @BeforeEach
  void oneHoldsEverythingAndAnotherComes() {
    ReadyForTenants.prepare();
    one = register(UUID.randomUUID());
    assertThat(lease(one, LEASED, 2)).isEqualTo(LEASED);
    two = register(UUID.randomUUID());
    assertThat(lease(two, LEASED, 2)).isZero();
  }

  @AfterEach
  void deregister() {
    jdbi.useHandle(
        handle -> handle.execute("delete from catalog.instance where id = ? or id = ?", one, two));
  }

  @Test
  void shrinkIsAcknowledgedBeforeAnotherGetsTheConnections() {
    // when: it is told to hold less, but still holds what it had
    assertThat(lease(one, LEASED, LEASED)).isEqualTo(LEASED / 2);
    assertThat(lease(two, LEASED, 2)).isZero();

    // then: only when it says that it does
    assertThat(lease(one, LEASED, LEASED / 2)).isEqualTo(LEASED / 2);
    assertThat(lease(two, LEASED, 2)).isEqualTo(LEASED / 2);
  }

  @Test
  void instanceWhoseProcessIsGoneGivesEverythingBackAtOnce() {
    // when
    sending(Tokens.viewer(), "").delete(INSTANCES + one).then().statusCode(403);
    asAdmin().delete(INSTANCES + one).then().statusCode(204);

    // then
    assertThat(lease(two, LEASED, 2)).isEqualTo(LEASED);
    asAdmin()
        .delete(INSTANCES + one)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-instance"));
    asAdmin().delete(INSTANCES + "none").then().statusCode(404);
  }

  @Test
  void cleanStopGivesEverythingBackAtOnce() {
    jdbi.useHandle(handle -> handle.execute("select catalog.deregister_instance(?)", one));

    assertThat(lease(two, LEASED, 2)).isEqualTo(LEASED);
  }

  @Test
  void whoRegistersAgainHoldsNothing() {
    register(one);

    assertThat(lease(two, LEASED, 2)).isEqualTo(LEASED);
  }

  private UUID register(UUID id) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select number from catalog.register_instance(:id, 'test', 1, 1)")
                .bind("id", id)
                .mapTo(Long.class)
                .list());
    return id;
  }

  private int lease(UUID instance, int demand, int holding) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select granted from catalog.lease_connections(:id, 'db-1', :demand, :holding)")
                .bind("id", instance)
                .bind("demand", demand)
                .bind("holding", holding)
                .mapTo(Integer.class)
                .one());
  }
}
