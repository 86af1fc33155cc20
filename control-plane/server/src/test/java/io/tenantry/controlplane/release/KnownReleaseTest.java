package io.tenantry.controlplane.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept in memory of releases is never that of another one. */
@Timeout(60)
class KnownReleaseTest {

  private ReleaseBench bench;

  @BeforeEach
  void publishReleaseOne() throws Exception {
    bench = ReleaseBench.published();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Until then another process may take it back, and give its number to another package. */
  @Test
  void releaseIsNotKeptBeforeItIsPublished() {
    Releases elsewhere = new Releases(bench.server.jdbi);
    ReleasePackage refused = ReleasePackage.read(Packages.customers(2).zip());
    elsewhere.insert(refused, "platform-admin");
    assertThat(bench.releases.packageOf(2).sha256()).isEqualTo(refused.sha256());
    elsewhere.forget(2);

    ReleasePackage later = withScript("alter table business.customer add city text;");
    elsewhere.insert(later, "platform-admin");

    assertThat(bench.releases.packageOf(2).sha256()).isEqualTo(later.sha256());
  }

  @Test
  void numberThatIsGivenAgainIsThatOfTheLaterRelease() throws Exception {
    publish("alter table business.customer add city text;");
    assertThat(changes()).contains("city");
    ReadyForTenants.forget(bench.server.jdbi, 2);

    publish("alter table business.customer add street text;");

    assertThat(changes()).contains("street").doesNotContain("city");
  }

  private void publish(String script) throws Exception {
    bench.publishBeside(Packages.customers(2).file("schema/V3__Change.sql", script));
    bench.published.demand(Optional.of(2));
  }

  private String changes() throws Exception {
    UUID operation = UUID.randomUUID();
    bench.upgrades.changes(ServerBench.SERVER, 1, 2, operation);
    return bench.upgrades.knownChanges(1, 2).orElseThrow().toString()
        + bench.upgrades.fingerprint(ServerBench.SERVER, 2, operation)
        + bench.releases.packageOf(2).scripts();
  }

  private static ReleasePackage withScript(String script) {
    return ReleasePackage.read(Packages.customers(2).file("schema/V3__Change.sql", script).zip());
  }
}
