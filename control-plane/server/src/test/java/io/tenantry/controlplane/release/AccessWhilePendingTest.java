package io.tenantry.controlplane.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessWhilePendingTest {

  private ReleaseBench bench;
  private UUID tenant;

  @BeforeEach
  void makeTenantAtReleaseOne() throws Exception {
    bench = ReleaseBench.published();
    tenant = bench.provisioning.insertTenant("cronus-" + UUID.randomUUID());
    bench.server.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set lifecycle = 'active', mounted = true where uuid = ?",
                tenant));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void instancesAreToldWhichReleasesMayServeTheTenantAsSoonAsTheyArePublished() throws Exception {
    // given
    allow(true);
    long version = number("version");

    // when
    bench.publish(Packages.customers(2).file("application.yaml", descriptor(2, 1)));
    bench.publish(Packages.customers(3).file("application.yaml", descriptor(3, 2)));

    // then
    assertThat(text("compatible_releases")).isEqualTo("{2}");
    assertThat(number("version")).isGreaterThan(version);
  }

  @Test
  void tenantThatDoesNotWantItIsNotServed() throws Exception {
    // given
    allow(false);

    // when
    bench.publish(Packages.customers(2).file("application.yaml", descriptor(2, 1)));

    // then
    assertThat(text("compatible_releases")).isEqualTo("{}");
  }

  @Test
  void releaseIsCompatibleWithEarlierOnesOnly() {
    for (int with : new int[] {0, 2, 3}) {
      byte[] zip = Packages.customers(2).file("application.yaml", descriptor(2, with)).zip();
      assertThatThrownBy(() -> ReleasePackage.read(zip))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("compatibleWith");
    }
  }

  private static String descriptor(int number, int with) {
    return "release: " + number + "\ntitle: For tests\ncompatibleWith: " + with + "\n";
  }

  private void allow(boolean allowed) {
    bench.server.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set access_while_pending = ?, version ="
                    + " catalog.next_version() where uuid = ?",
                allowed,
                tenant));
  }

  private long number(String column) {
    return Long.parseLong(text(column));
  }

  private String text(String column) {
    return bench.server.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select " + column + "::text from catalog.mounts_v1 where tenant_uuid = :id")
                .bind("id", tenant)
                .mapTo(String.class)
                .one());
  }
}
