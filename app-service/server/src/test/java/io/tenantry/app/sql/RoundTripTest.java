package io.tenantry.app.sql;

import static io.tenantry.app.sql.InsertMany.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the users of a new tenant, who has none. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class RoundTripTest {

  private static final String LASTING = "lasting";
  private static final InsertMany<String> USERS =
      new InsertMany<>(
          "tenantry.tenant_user (id, name, registered_at, registered_by, expires_at)",
          List.of(
              column("uuid", name -> UUID.randomUUID()),
              column("text", name -> name),
              column("timestamptz", name -> Instant.EPOCH),
              column("text", name -> "test"),
              column("timestamptz", name -> name.equals(LASTING) ? null : Instant.EPOCH)));
  private static final String COUNT =
      "select count(*), count(expires_at) from tenantry.tenant_user";

  private record Count(int users, int expiring) {}

  private static final RowReader<Count> COUNTED = row -> new Count(row.getInt(1), row.getInt(2));

  TestTenants tenants;
  TestTenant tenant;

  @BeforeEach
  void tenant() {
    tenant = tenants.create("trip-" + UUID.randomUUID());
  }

  @Test
  void eachStatementSeesWhatThoseBeforeItHaveDone() {
    RoundTrip trip = new RoundTrip();
    Answer<Count> before = trip.read(COUNT, COUNTED);
    trip.insert(USERS, List.of("a", "b", LASTING))
        .run("update tenantry.tenant_user set expires_at = null where name = ?", "a");
    Answer<Count> after = trip.read(COUNT, COUNTED);

    send(trip);

    assertThat(before.one()).isEqualTo(new Count(0, 0));
    assertThat(after.one()).isEqualTo(new Count(3, 1));
  }

  @Test
  void arraysAndSingleValuesFindTheirPlaces() {
    RoundTrip trip = new RoundTrip();
    Answer<Integer> some =
        trip.read(
            "select n from generate_series(1, ?) as n where n = any (?) and n <> ? order by n",
            row -> row.getInt(1),
            9,
            SqlArray.of("integer", List.of(2, 4, 6, 12)),
            4);
    Answer<String> none = trip.read("select ? where false", row -> row.getString(1), "x");
    Answer<Boolean> nothing =
        trip.read("select cast(? as text) is null", row -> row.getBoolean(1), (Object) null);

    send(trip);

    assertThat(some.all()).containsExactly(2, 6);
    assertThat(none.all()).isEmpty();
    assertThat(nothing.one()).isTrue();
    assertThatThrownBy(some::one).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void firstFailureEndsTheTripAndNothingIsAnswered() {
    RoundTrip trip = new RoundTrip();
    Answer<Count> before = trip.read(COUNT, COUNTED);
    trip.insert(USERS, List.of("a", "a"));
    Answer<Count> after = trip.read(COUNT, COUNTED);

    assertThatThrownBy(() -> send(trip)).hasMessageContaining("duplicate key");

    assertThatThrownBy(before::all).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(after::all).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tripWithoutStatementsIsNotMade() {
    send(new RoundTrip().insert(USERS, List.of()));
  }

  private void send(RoundTrip trip) {
    tenants.inDatabase(
        tenant,
        database -> {
          trip.make(database);
          return trip;
        });
  }
}
