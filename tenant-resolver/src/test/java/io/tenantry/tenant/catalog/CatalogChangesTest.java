package io.tenantry.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** What an instance asks the catalog at every change. */
@QuarkusTest
@TestProfile(SampleService.class)
class CatalogChangesTest {

  private static final String PLANS =
      """
      select custom_plans, generic_plans from pg_prepared_statements
       where statement like '%catalog.mounts_v1%'
      """;

  @Inject CatalogConfig config;
  @Inject ObjectMapper json;

  TestTenants tenants;

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = new CatalogConnections(config).open();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void onlyWhatHasChangedSinceAVersionIsRead() throws SQLException {
    // given
    TestTenant first = tenants.create("changes-first");
    long version = since(0).highest();
    TestTenant second = tenants.create("changes-second");

    // when
    CatalogChanges all = since(0);
    CatalogChanges later = since(version);

    // then
    assertThat(uuids(all)).contains(first.uuid(), second.uuid());
    assertThat(uuids(later)).containsExactly(second.uuid());
    assertThat(later.objects()).isEmpty();
    assertThat(later.highest()).isGreaterThan(version);
  }

  @Test
  void nothingIsOpenOnceTheChangesHaveBeenRead() throws SQLException {
    // when
    since(0);

    // then
    assertThat(connection.unwrap(BaseConnection.class).getTransactionState())
        .isEqualTo(TransactionState.IDLE);
  }

  @Test
  void whatTenantsOfAServerHaveInCommonIsKeptOnce() throws SQLException {
    // given
    tenants.create("changes-common-1");
    tenants.create("changes-common-2");

    // when
    CatalogSnapshot read = CatalogSnapshot.of("1/1", 1, since(0).tenants());

    // then
    TenantEntry one = read.byId("changes-common-1");
    TenantEntry other = read.byId("changes-common-2");
    assertThat(one.target().address()).isSameAs(other.target().address());
    assertThat(one.lifecycle()).isSameAs(other.lifecycle());
    assertThat(one.timeZone()).isSameAs(other.timeZone());
  }

  @Test
  void askingAgainAndAgainIsPlannedOnce() throws SQLException {
    // when: pgjdbc prepares on the server what it is asked for the fifth time
    for (int version = 1; version <= 20; version++) {
      since(version);
    }

    // then
    try (Statement select = connection.createStatement();
        ResultSet plans = select.executeQuery(PLANS)) {
      assertThat(plans.next()).isTrue();
      assertThat(plans.getLong("custom_plans")).isZero();
      assertThat(plans.getLong("generic_plans")).isPositive();
    }
  }

  private CatalogChanges since(long version) throws SQLException {
    return CatalogChanges.since(
        connection, version, new CatalogReader(json, config.releases()), new ObjectReader(json));
  }

  private static List<UUID> uuids(CatalogChanges changes) {
    return changes.tenants().stream().map(TenantEntry::uuid).toList();
  }
}
