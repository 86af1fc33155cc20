package io.tenantry.controlplane.tenant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.server.ServerBench;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlyTenantTest {

  private final ServerBench bench = new ServerBench();
  private final OnlyTenant oneTenant = new OnlyTenant(bench.jdbi, false);
  private final OnlyTenant manyTenants = new OnlyTenant(bench.jdbi, true);

  @BeforeEach
  void registerServer() {
    bench.insert("db-1", 10);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void nobodyElseGetsIntoAnInstallationForOneTenant() {
    // given
    assertThatCode(oneTenant::demandAlone).doesNotThrowAnyException();
    insert("active");
    // then
    assertThatThrownBy(oneTenant::demandAlone)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("has its one tenant already");
    assertThatCode(manyTenants::demandAlone).doesNotThrowAnyException();
  }

  @Test
  void purgedTenantIsInNobodysWay() {
    insert("purged");
    assertThatCode(oneTenant::demandAlone).doesNotThrowAnyException();
  }

  @Test
  void onlyTheOneTenantMayBeCalledDefault() {
    TenantId id = new TenantId("Default");
    assertThatCode(() -> oneTenant.demandNameable("id", id)).doesNotThrowAnyException();
    assertThatThrownBy(() -> manyTenants.demandNameable("id", id))
        .isInstanceOf(ProblemException.class);
  }

  private void insert(String lifecycle) {
    UUID uuid = UUID.randomUUID();
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into catalog.tenant
                  (uuid, tenant_id, display_name, plan, lifecycle, schema_state, database_server,
                   database_name, release, app_login, report_login, migrate_login, version)
                values (?, 'default', 'Default', 'standard', ?, 'current', 'db-1', 'some', 1,
                        'a', 'r', 'm', catalog.next_version())
                """,
                uuid,
                lifecycle));
  }
}
