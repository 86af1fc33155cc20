package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.act;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuspensionTest {

  @Inject Jdbi jdbi;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void suspendedTenantIsKnownToInstancesAndShutOutOfItsDatabase() {
    // given
    String id = provisioned();
    // when
    succeed(id, "suspend", "{\"reason\": \"invoice 4711 is overdue\"}")
        .body("steps.name", contains("suspend", "fence", "cut-off"));
    // then
    get(id)
        .body("lifecycle", equalTo("suspended"))
        .body("mounted", equalTo(true))
        .body("reasons", contains("invoice 4711 is overdue"));
    assertThat(connectable(id)).isFalse();
  }

  @Test
  void reactivationRestoresEverything() {
    // given
    String id = provisioned();
    succeed(id, "suspend", "{}");
    // when
    succeed(id, "reactivate", "{}");
    // then
    get(id)
        .body("lifecycle", equalTo("active"))
        .body("mounted", equalTo(true))
        .body("reasons", empty());
    assertThat(connectable(id)).isTrue();
  }

  @Test
  void dismountedTenantStaysDismountedThroughASuspension() {
    // given
    String id = provisioned();
    succeed(id, "dismount", "{}");
    // when
    succeed(id, "suspend", "{}");
    succeed(id, "reactivate", "{}");
    // then
    get(id).body("lifecycle", equalTo("active")).body("mounted", equalTo(false));
    assertThat(connectable(id)).isFalse();
  }

  @Test
  void illegalActionIsToldStateAndWhatIsAllowed() {
    // given
    String id = provisioned();
    succeed(id, "suspend", "{}");
    // when, then
    act(id, "suspend", "{}")
        .statusCode(409)
        .body("code", equalTo("illegal-transition"))
        .body("state.lifecycle", equalTo("suspended"))
        .body("allowed", hasItem("reactivate"));
  }

  @Test
  void dryRunChangesNothing() {
    // given
    String id = provisioned();
    int version = get(id).extract().path("version");
    // when, then
    act(id, "suspend", "{\"dryRun\": true}").statusCode(200).body("action", equalTo("suspend"));
    get(id).body("version", equalTo(version)).body("lifecycle", equalTo("active"));
  }

  @Test
  void transitionIsAuditedWithItsAuthorItsStatesAndItsReason() {
    // given
    String id = provisioned();
    // when
    succeed(id, "suspend", "{\"reason\": \"because\"}");
    // then
    assertThat(transitions(id))
        .containsExactly(
            Map.of("actor", "platform-admin", "was", "provisioning", "became", "active", "why", ""),
            Map.of(
                "actor",
                "platform-admin",
                "was",
                "active",
                "became",
                "suspended",
                "why",
                "because"));
  }

  private boolean connectable(String id) {
    String name = "tenant_" + uuid(id).toString().replace("-", "");
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select has_database_privilege(:login, :database, 'CONNECT')")
                .bind("login", name + "_app")
                .bind("database", name)
                .mapTo(Boolean.class)
                .one());
  }

  private List<Map<String, Object>> transitions(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select actor, detail -> 'from' ->> 'lifecycle' as was,
                           detail -> 'to' ->> 'lifecycle' as became,
                           coalesce(detail ->> 'reason', '') as why
                      from catalog.audit
                     where tenant_id = :id and action = 'state-changed' order by id
                    """)
                .bind("id", id)
                .mapToMap()
                .list());
  }
}
