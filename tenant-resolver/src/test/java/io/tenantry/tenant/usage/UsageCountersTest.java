package io.tenantry.tenant.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.tenant.catalog.UsageBatch;
import io.tenantry.tenant.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageCountersTest {

  private static final UUID CRONUS = UUID.fromString("6a1b9a62-8d0b-4f0e-9a4e-2f6f8d1f1c01");

  private final ObjectMapper json = new ObjectMapper();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T23:59:50Z"));
  private final UsageCounters usage =
      new UsageCounters(json, Duration.ofSeconds(10), clock, UUID::randomUUID);

  @Test
  void whatWasUsedIsToldOncePerInterval() throws Exception {
    // given
    usage.request(CRONUS, "user@cronus", false, 10, 200);
    usage.request(CRONUS, "user@cronus", true, 5, 100);
    usage.databaseTime(CRONUS, 2_500_000);

    // when
    assertThat(usage.due(false)).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    UsageBatch batch = usage.due(false).orElseThrow();
    usage.recorded(batch);

    // then
    JsonNode row = rows(batch).get(0);
    assertThat(row.get("tenant").asText()).isEqualTo(CRONUS.toString());
    assertThat(row.get("day").asText()).isEqualTo("2026-11-22");
    assertThat(row.get("requests").asLong()).isEqualTo(2);
    assertThat(row.get("errors").asLong()).isEqualTo(1);
    assertThat(row.get("bytesIn").asLong()).isEqualTo(15);
    assertThat(row.get("bytesOut").asLong()).isEqualTo(300);
    assertThat(row.get("databaseMillis").asLong()).isEqualTo(2);
    assertThat(row.get("users")).hasSize(1);
    assertThat(batch.usage()).doesNotContain("user@cronus");
    assertThat(usage.due(true)).isEmpty();
  }

  @Test
  void batchOfUnknownFateIsToldAgainUnchangedAndNothingUsedMeanwhileIsLost() throws Exception {
    // given
    usage.request(CRONUS, "one", false, 1, 1);
    clock.advance(Duration.ofSeconds(10));
    UsageBatch first = usage.due(false).orElseThrow();

    // when
    usage.request(CRONUS, "one", false, 1, 1);
    clock.advance(Duration.ofSeconds(60));
    UsageBatch again = usage.due(false).orElseThrow();
    usage.recorded(again);

    // then
    assertThat(again).isEqualTo(first);
    UsageBatch next = usage.due(true).orElseThrow();
    assertThat(next.id()).isNotEqualTo(first.id());
    assertThat(rows(next).get(0).get("requests").asLong()).isEqualTo(1);
  }

  @Test
  void whatWasUsedYesterdayIsToldForYesterday() throws Exception {
    // given
    usage.request(CRONUS, "one", false, 1, 1);
    clock.advance(Duration.ofSeconds(20));
    usage.request(CRONUS, "one", false, 1, 1);

    // when
    JsonNode rows = rows(usage.due(true).orElseThrow());

    // then: and the user was active on both days
    assertThat(rows).hasSize(2);
    assertThat(rows.findValuesAsText("day")).containsExactlyInAnyOrder("2026-11-22", "2026-11-23");
    assertThat(rows.get(0).get("users")).hasSize(1);
    assertThat(rows.get(1).get("users")).isEqualTo(rows.get(0).get("users"));
  }

  @Test
  void fractionsOfAMillisecondAddUp() throws Exception {
    // given
    usage.databaseTime(CRONUS, 600_000);
    assertThat(usage.due(true)).isEmpty();

    // when
    usage.databaseTime(CRONUS, 600_000);

    // then
    assertThat(rows(usage.due(true).orElseThrow()).get(0).get("databaseMillis").asLong())
        .isEqualTo(1);
  }

  @Test
  void tenantThatRestsCostsNothingAndIsCountedAgainWhenItIsBack() throws Exception {
    // given
    usage.request(CRONUS, "one", false, 1, 1);
    usage.recorded(usage.due(true).orElseThrow());
    assertThat(usage.due(true)).isEmpty();
    assertThat(usage.tracked()).as("somebody may be about to add").isOne();

    // when
    assertThat(usage.due(true)).isEmpty();

    // then
    assertThat(usage.tracked()).isZero();
    usage.request(CRONUS, "one", false, 1, 1);
    assertThat(rows(usage.due(true).orElseThrow()).get(0).get("requests").asLong()).isEqualTo(1);
  }

  private JsonNode rows(UsageBatch batch) throws JsonProcessingException {
    return json.readTree(batch.usage());
  }
}
