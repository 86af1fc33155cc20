package io.tenantry.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestKey;
import io.tenantry.tenant.testsupport.TestTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class KeyUseTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  TestTenants tenants;

  private Instant now = NOW;
  private final KeyUses uses = new KeyUses(() -> now);

  @Test
  void usesAreToldOnceAMinute() {
    UUID key = UUID.randomUUID();
    uses.note(key);
    assertThat(uses.due(false)).containsOnlyKeys(key);
    uses.note(key);
    assertThat(uses.due(false)).isEmpty();
    now = NOW.plus(Duration.ofMinutes(1));
    assertThat(uses.due(false)).containsEntry(key, NOW);
    assertThat(uses.due(true)).isEmpty();
  }

  @Test
  void catalogKnowsWhenAKeyWasLastUsed() {
    // given
    TestKey key = tenants.apiKey(tenants.create("used-" + UUID.randomUUID()), "shop");
    uses.note(key.id());
    uses.note(UUID.randomUUID());
    // when
    Set<Instant> known =
        tenants.change(
            catalog -> {
              new KeyUseRecording(uses).finish(catalog, UUID.randomUUID());
              return lastUsed(catalog, key.id());
            });
    // then
    assertThat(known).containsExactly(NOW);
  }

  private static Set<Instant> lastUsed(Connection catalog, UUID key) throws SQLException {
    try (PreparedStatement query =
        catalog.prepareStatement("select last_used_at from catalog.api_key where id = ?")) {
      query.setObject(1, key);
      ResultSet row = query.executeQuery();
      row.next();
      return Set.of(row.getObject(1, OffsetDateTime.class).toInstant());
    }
  }
}
